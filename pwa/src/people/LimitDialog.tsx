import { useState } from 'preact/hooks';
import { type HeldRole, limitToVenues, type PeopleThere } from '../api/people';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { t as common } from '../i18n';
import { Ticks } from '../ui/Ticks';
import { t } from './t';

interface LimitDialogProps {
  role: HeldRole;
  name: string;
  venues: PeopleThere['venues'];
  onClose: () => void;
  onSaved: () => void;
}

/** Chooses the venues that a manager's or mediator's role is for. */
export function LimitDialog({ role, name, venues, onClose, onSaved }: LimitDialogProps) {
  const [chosen, setChosen] = useState(() => role.venues.map(({ id }) => String(id)));
  const act = useAct(
    () => limitToVenues(role.id, chosen.map(Number)),
    () => {
      onClose();
      onSaved();
    },
  );
  return (
    <Confirm
      title={t('limit_title', { name })}
      act={act}
      action={t('limit_save')}
      busy={t('limit_busy')}
      keep={common('action.cancel')}
      onClose={onClose}
    >
      <Ticks
        legend={t('limit_legend')}
        hint={t('limit_hint')}
        choices={venues.map((venue) => ({ value: String(venue.id), label: `${venue.name}, ${venue.commune}` }))}
        values={chosen}
        onChange={setChosen}
      />
    </Confirm>
  );
}
