import { useState } from 'preact/hooks';
import { closeVenue, reopenVenue, type VenueFacts } from '../api/venues';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { day as dayInWords } from '../i18n';
import { parisDay } from '../lib/paris';
import { Field } from '../ui/Field';
import { t } from './t';

interface ClosingProps {
  venue: VenueFacts;
  onLeave: (done: boolean) => void;
}

/** The dialog that closes a venue from a day on, or opens a closed one again. */
export function ClosingForm({ venue, onLeave }: ClosingProps) {
  const [day, setDay] = useState(() => parisDay(Date.now()));
  const [reason, setReason] = useState('');
  const closed = venue.closed_from !== null;
  const act = useAct(() => (closed ? reopenVenue(venue.id) : closeVenue(venue.id, day, reason.trim())), () => onLeave(true));
  return (
    <Confirm
      title={t(closed ? 'closing.reopen_title' : 'closing.title', { venue: venue.name })}
      act={act}
      action={t(closed ? 'closing.reopen' : 'closing.close')}
      busy={t('correct.busy')}
      keep={t('correct.leave')}
      danger={!closed}
      onClose={() => onLeave(false)}
    >
      {venue.closed_from !== null ? (
        <p>{t('closing.since', { day: dayInWords(venue.closed_from) })}</p>
      ) : (
        <div class="stack">
          <p>{t('closing.what')}</p>
          <Field label={t('closing.day')} name="closed_from" type="date" value={day} onInput={setDay} />
          <Field label={t('closing.reason')} name="reason" value={reason} hint={t('closing.reason_hint')} onInput={setReason} />
        </div>
      )}
    </Confirm>
  );
}
