import { useState } from 'preact/hooks';
import { type Change, CHANGES, reportChange } from '../../api/wallet/places';
import { AreaField } from '../../ui/AreaField';
import { Button } from '../../ui/Button';
import { useBusy } from '../../ui/useBusy';
import { t } from '../t';

const LONGEST = 500;

/** An anonymous report of a change at a place: the kind of change, then a note and the confirmation. */
export function ReportForm({ placeId }: { placeId: number }) {
  const [chosen, setChosen] = useState<Change | null>(null);
  const [arrived, setArrived] = useState(false);
  if (arrived) return <p role="status">{t('report.thanks')}</p>;
  if (chosen !== null) {
    return <Confirm placeId={placeId} change={chosen} onArrived={() => setArrived(true)} onBack={() => setChosen(null)} />;
  }
  return (
    <>
      <p>{t('report.ask')}</p>
      <div class="place__changes">
        {CHANGES.map((change) => (
          <Button key={change} onPress={() => setChosen(change)}>
            {t(`report.${change}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

interface ConfirmProps {
  placeId: number;
  change: Change;
  onArrived: () => void;
  onBack: () => void;
}

/** Confirms what will be sent, with an optional note, which "something else" requires. */
function Confirm({ placeId, change, onArrived, onBack }: ConfirmProps) {
  const [note, setNote] = useState('');
  const { busy, during } = useBusy();
  const [problem, setProblem] = useState<'failed' | 'note_missing' | null>(null);

  function submit(event: Event): void {
    event.preventDefault();
    const missing = change === 'other' && note.trim() === '';
    setProblem(missing ? 'note_missing' : null);
    if (!missing) void during(send);
  }

  async function send(): Promise<void> {
    const arrived = await reportChange(placeId, change, note.trim());
    if (arrived) onArrived();
    else setProblem('failed');
  }

  return (
    <form class="place__changes" noValidate onSubmit={submit}>
      <p>
        <strong>{t(`report.${change}`)}</strong>
      </p>
      <AreaField
        label={t('report.note')}
        name="note"
        value={note}
        error={problem === 'note_missing' ? t('report.note_missing') : null}
        onInput={(typed) => setNote(typed.slice(0, LONGEST))}
      />
      <p role="status">{problem === 'failed' && t('report.failed')}</p>
      <Button kind="main" submit busy={busy}>
        {t('report.send')}
      </Button>
      <Button onPress={onBack}>{t('report.back')}</Button>
    </form>
  );
}
