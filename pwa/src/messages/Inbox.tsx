import './messages.css';
import { ArrowLeft, ChevronDown, ChevronUp, Mail, MailOpen } from 'lucide';
import { useState } from 'preact/hooks';
import { listMessages, type Message, readAllMessages, readMessage } from '../api/messages';
import { Loaded } from '../desk/Loaded';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { useFocusWhen } from '../desk/useFocus';
import { when } from '../desk/when';
import { t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { closeScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { t } from './t';
import { unread } from './unread';

const MOST_SHOWN = 100;

/** All messages, newest first. Opening one shows it in place and marks it as read. */
export function Inbox() {
  const asked = useAnswer(listMessages, 'inbox');
  const title = useFocusWhen<HTMLHeadingElement>(true);
  return (
    <section class="section screen">
      <Button kind="quiet" class="screen__back" icon={ArrowLeft} onPress={closeScreen}>
        {common('action.back')}
      </Button>
      <h2 ref={title} tabIndex={-1}>
        {t('frame.title')}
      </h2>
      <Loaded asked={asked} label={t('inbox.loading')}>
        {({ messages, news_since }) => (messages.length === 0 ? <None /> : <Messages messages={messages} since={news_since} onAllRead={asked.again} />)}
      </Loaded>
    </section>
  );
}

function None() {
  return (
    <EmptyState icon={Mail} title={t('inbox.none_title')}>
      {t('inbox.none')}
    </EmptyState>
  );
}

interface MessagesProps {
  messages: readonly Message[];
  /** What nobody read before this moment asks no more to be read. */
  since: string;
  onAllRead: () => void;
}

function Messages({ messages, since, onAllRead }: MessagesProps) {
  const all = useAct(readAllMessages, () => {
    unread.value = 0;
    onAllRead();
  });
  return (
    <>
      <p class="quiet" role="status">
        {unread.value === 0 ? t('inbox.all_read') : t('frame.unread', { n: unread.value })}
      </p>
      {all.failure && <Notice kind="error">{failureText(all.failure)}</Notice>}
      {unread.value > 0 && (
        <Button busy={all.busy} onPress={() => void all.run()}>
          {t('inbox.read_all')}
        </Button>
      )}
      <List label={t('frame.title')} items={messages} itemKey={(message) => String(message.id)}>
        {(message) => <One message={message} old={Date.parse(message.created_at) < Date.parse(since)} />}
      </List>
      {messages.length === MOST_SHOWN && <p class="quiet small">{t('inbox.newest')}</p>}
    </>
  );
}

function One({ message, old }: { message: Message; old: boolean }) {
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const seen = opened || message.read_at !== null;
  const read = seen || old;
  const id = `message-${message.id}`;

  async function toggle(): Promise<void> {
    setOpen(!open);
    if (open || seen) return;
    const answer = await readMessage(message.id);
    if (!answer.ok) return;
    setOpened(true);
    if (!old) unread.value = Math.max(0, unread.value - 1);
  }

  return (
    <div class="message">
      <button type="button" class="message__head" aria-expanded={open} aria-controls={id} onClick={() => void toggle()}>
        <Icon icon={read ? MailOpen : Mail} />
        <span class="message__what">
          <span class={read ? 'message__subject' : 'message__subject message__subject--unread'}>{message.subject}</span>
          <span class="quiet small">
            {!read && <strong>{t('inbox.unread')} · </strong>}
            {when(message.created_at)}
          </span>
        </span>
        <Icon icon={open ? ChevronUp : ChevronDown} />
      </button>
      <p id={id} class="message__body" hidden={!open}>
        {message.body}
      </p>
    </div>
  );
}
