import { useState } from 'preact/hooks';
import { hour, t } from '../../i18n';
import { dialogText } from '../../i18n/dialogs';
import type { Line, ReversalReason } from '../../redeem/types';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { useBusy } from '../../ui/useBusy';
import { usePhone } from '../phone';
import { lineTitle } from '../present';

const REASONS: readonly ReversalReason[] = ['mistake', 'wrong_person', 'session_cancelled', 'other'];

interface UndoDialogProps {
  line: Line;
  onClose: () => void;
  onUndone: () => void;
}

/** Asks for the reason of an undo; choosing one undoes the scan, without another confirmation. */
export function UndoDialog({ line, onClose, onUndone }: UndoDialogProps) {
  const phone = usePhone();
  const { busy, during } = useBusy();
  const [problem, setProblem] = useState<string | null>(null);

  async function undo(reason: ReversalReason): Promise<void> {
    const outcome = await phone.reverse(line.scanId, reason);
    if (outcome.ok) onUndone();
    else setProblem(dialogText(`undo.${outcome.reason}`));
  }

  return (
    <Dialog title={dialogText('undo.title')} closeLabel={t('action.close')} onClose={onClose}>
      <p>
        <strong>{lineTitle(line)}</strong> · {hour(line.scannedAt)}
      </p>
      {problem === null ? <p>{dialogText('undo.why')}</p> : <Notice kind="error">{problem}</Notice>}
      <div class="stack">
        {problem === null &&
          REASONS.map((reason) => (
            <Button key={reason} busy={busy} class="button--choice" onPress={() => void during(() => undo(reason))}>
              {dialogText(`undo.${reason}`)}
            </Button>
          ))}
        <Button kind="quiet" onPress={onClose}>
          {problem === null ? dialogText('undo.keep') : t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}
