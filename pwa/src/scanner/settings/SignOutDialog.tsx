import { Download, LogOut, Send } from 'lucide';
import { useState } from 'preact/hooks';
import { leave as endSession } from '../../account/leave';
import { closeScreen } from '../../nav/route';
import { t } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { queueText } from '../../i18n/queue';
import { settingsText } from '../../i18n/settings';
import { saveFile } from '../../lib/save-file';
import { exportJournal } from '../../redeem/export';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { useBusy } from '../../ui/useBusy';
import { usePhone } from '../phone';

/** Signs out. Unsent scans are kept, counted, and can be sent or exported first. Needs the server, which ends the session. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const phone = usePhone();
  const { busy, during } = useBusy();
  const [problem, setProblem] = useState<string | null>(null);
  const kept = phone.waiting.value + phone.rejected.value.length;

  async function leave(): Promise<void> {
    const failure = await endSession(() => {
      closeScreen();
      return phone.leave();
    });
    if (failure !== null) setProblem(failureText(failure));
  }

  return (
    <Dialog title={settingsText('sign_out.title')} closeLabel={t('action.close')} onClose={onClose}>
      {kept === 0 ? (
        <p>{settingsText('sign_out.nothing_waiting')}</p>
      ) : (
        <Notice kind="warning">{settingsText('sign_out.waiting', { n: kept })}</Notice>
      )}
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <div class="stack">
        {kept > 0 && (
          <>
            <Button icon={Send} busy={busy} onPress={() => void during(() => phone.sendNow())}>
              {queueText('queue.send_now')}
            </Button>
            <Button icon={Download} onPress={() => void exportJournal().then(saveFile)}>
              {queueText('queue.export')}
            </Button>
          </>
        )}
        <Button kind="danger" icon={LogOut} busy={busy} onPress={() => void during(leave)}>
          {settingsText('sign_out.confirm')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
