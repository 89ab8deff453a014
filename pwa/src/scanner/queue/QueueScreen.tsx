import './queue.css';
import { CloudCheck, Download, Send } from 'lucide';
import { useState } from 'preact/hooks';
import { moment, t } from '../../i18n';
import { queueText } from '../../i18n/queue';
import { saveFile } from '../../lib/save-file';
import { helpAddress } from '../../nav/help';
import { closeScreen, openScreen } from '../../nav/route';
import { exportJournal } from '../../redeem/export';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Figure } from '../../ui/Figure';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { useBusy } from '../../ui/useBusy';
import { usePhone } from '../phone';
import { DecidedList } from './DecidedList';
import { RejectedPile } from './RejectedPile';
import { WaitingList } from './WaitingList';

function Told({ sent }: { sent: number }) {
  return sent > 0 ? (
    <Notice kind="good">{queueText('queue.sent', { n: sent })}</Notice>
  ) : (
    <Notice kind="warning">{queueText('queue.nothing_sent')}</Notice>
  );
}

/** The screen of the queue: what is unsent, what was refused, and buttons to send and to export. */
export function QueueScreen() {
  const phone = usePhone();
  const waiting = phone.waiting.value;
  const rejected = phone.rejected.value;
  const decided = phone.decided.value;
  const copy = phone.lastSafeCopy.value;
  const { busy: sending, during } = useBusy();
  const [told, setTold] = useState<number | null>(null);

  async function send(): Promise<void> {
    await phone.sendNow();
    setTold(waiting - phone.waiting.peek());
  }

  const actions = waiting > 0 && (
    <Button kind="main" icon={Send} busy={sending} onPress={() => void during(send)}>
      {sending ? queueText('queue.sending') : queueText('queue.send_now')}
    </Button>
  );

  return (
    <Page title={queueText('queue.title')} back={{ label: t('desk.scanner'), onPress: closeScreen }} actions={actions}>
      {phone.network.value === 'paused_sign_in' && (
        <Notice
          kind="warning"
          actions={<Button onPress={() => openScreen('connexion')}>{queueText('queue.sign_in')}</Button>}
        >
          {queueText('queue.paused')}
        </Notice>
      )}
      <div role="status">{told !== null && (told > 0 || waiting > 0) && <Told sent={told} />}</div>
      <dl class="figures">
        <Figure label={queueText('queue.waiting')} value={String(waiting)} detail={t(`network.${phone.network.value}`)} />
        <Figure label={queueText('queue.last_copy')} value={copy === null ? '–' : moment(copy)} />
      </dl>
      {rejected.length > 0 && <RejectedPile items={rejected} />}
      {decided.length > 0 && <DecidedList items={decided} />}
      {waiting > 0 ? (
        <WaitingList />
      ) : (
        <EmptyState icon={CloudCheck} title={queueText('queue.waiting_none_title')}>
          {queueText('queue.waiting_none')}
        </EmptyState>
      )}
      <section class="stack">
        <p class="quiet">{queueText('queue.export_hint')}</p>
        <Button icon={Download} onPress={() => void exportJournal().then(saveFile)}>
          {queueText('queue.export')}
        </Button>
        <a class="button" href={helpAddress('/', 'envois')} target="_blank" rel="noopener">
          {queueText('queue.help')}
        </a>
      </section>
    </Page>
  );
}
