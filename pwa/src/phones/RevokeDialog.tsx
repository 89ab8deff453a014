import { useState } from 'preact/hooks';
import { type Phone, revokePhones } from '../api/phones/calls';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { Ticks } from '../ui/Ticks';
import { t } from './t';

interface RevokeDialogProps {
  phones: readonly Phone[];
  /** The one whose button was pressed: ticked. */
  first: Phone;
  onClose: () => void;
}

/** Revokes one phone or many, and says what happens to their scans. */
export function RevokeDialog({ phones, first, onClose }: RevokeDialogProps) {
  const [chosen, setChosen] = useState([String(first.id)]);
  const [lost, setLost] = useState<'lost'[]>([]);
  const act = useAct(() => revokePhones(chosen.map(Number), lost.length > 0), onClose);
  const none = chosen.length === 0;
  return (
    <Confirm
      title={t('revoke_title')}
      act={none ? { ...act, run: () => Promise.resolve() } : act}
      action={t('revoke')}
      busy={t('revoke_busy')}
      keep={t('keep')}
      danger
      onClose={onClose}
    >
      <p>{t('revoke_text')}</p>
      <Ticks
        legend={t('revoke_which')}
        choices={phones.map(({ id, label }) => ({ value: String(id), label }))}
        values={chosen}
        onChange={setChosen}
        error={none ? t('revoke_missing') : null}
      />
      <Ticks legend={t('revoke_lost')} hint={t('revoke_lost_hint')} choices={[{ value: 'lost', label: t('revoke_lost') }]} values={lost} onChange={setLost} />
    </Confirm>
  );
}
