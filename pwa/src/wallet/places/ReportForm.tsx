import { useState } from 'preact/hooks';
import { type Change, CHANGES, reportChange, undoReport } from '../../api/wallet/places';
import { AreaField } from '../../ui/AreaField';
import { Button } from '../../ui/Button';
import { useBusy } from '../../ui/useBusy';
import { t } from '../t';

const LONGEST = 500;

/** An anonymous report of a change at a place: the kind of change, then a note and the confirmation. */
export function ReportForm({ placeId }: { placeId: number }) {
  const [chosen, setChosen] = useState<Change | null>(null);
  const [undo, setUndo] = useState<string | null>(null);
  if (undo !== null) return <Thanks undo={undo} />;
  if (chosen !== null) {
    return <Confirm placeId={placeId} change={chosen} onArrived={setUndo} onBack={() => setChosen(null)} />;
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

/** The report has arrived; whoever erred takes it back. */
function Thanks({ undo }: { undo: string }) {
  const { busy, during } = useBusy();
  const [said, setSaid] = useState<'thanks' | 'undone' | 'failed'>('thanks');
  const takeBack = async () => setSaid((await undoReport(undo)) ? 'undone' : 'failed');
  return (
    <div class="place__changes">
      <p role="status">{t(`report.${said}`)}</p>
      {said !== 'undone' && (
        <Button busy={busy} onPress={() => void during(takeBack)}>
          {t('report.undo')}
        </Button>
      )}
    </div>
  );
}

interface ConfirmProps {
  placeId: number;
  change: Change;
  /** Told how to take the report back. */
  onArrived: (undo: string) => void;
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
    const undo = await reportChange(placeId, change, note.trim());
    if (undo === null) setProblem('failed');
    else onArrived(undo);
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
