import { Send } from 'lucide';
import { moment, t as tc } from '../i18n';
import { saveFile } from '../lib/save-file';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { useBusy } from '../ui/useBusy';
import { useHandOvers } from './context';
import { t } from './t';

/** The permanent status line: "Hors ligne · 3 à envoyer · liste à jour 14 h 05". */
export function Status() {
  const { waiting, network, lastSafeCopy } = useHandOvers();
  const copy = lastSafeCopy.value;
  const parts = [
    tc(`network.${network.value}`),
    waiting.value === 0 ? t('status.all_sent') : t('status.waiting', { n: waiting.value }),
    copy === null ? t('status.no_copy') : t('status.copy', { when: moment(copy) }),
  ];
  return (
    <p role="status" class="quiet small">
      {parts.join(' · ')}
    </p>
  );
}

/** How many hand-overs wait, and what can be done about it: sign in, send, export. */
export function Waiting() {
  const { waiting, network, exportFile } = useHandOvers();
  if (network.value === 'paused_sign_in') {
    return (
      <Notice kind="warning" actions={<Button onPress={() => location.reload()}>{t('status.sign_in')}</Button>}>
        {t('status.paused')}
      </Notice>
    );
  }
  if (waiting.value === 0) return null;
  const actions = (
    <>
      <SendNow />
      <Button kind="quiet" onPress={() => void exportFile().then(saveFile)}>
        {t('status.export')}
      </Button>
    </>
  );
  return (
    <Notice kind="warning" actions={actions}>
      {t('status.kept')}
    </Notice>
  );
}

function SendNow() {
  const { sendNow } = useHandOvers();
  const { busy, during } = useBusy();
  return (
    <Button icon={Send} busy={busy} onPress={() => void during(sendNow)}>
      {busy ? t('status.sending') : t('status.send')}
    </Button>
  );
}
