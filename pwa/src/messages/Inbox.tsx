import './messages.css';
import { ChevronDown, ChevronUp, Mail, MailOpen } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { listMessages, type Message, messagesFile, readAllMessages, readMessage } from '../api/messages';
import type { Answer } from '../api/wire/http';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { dayFilters, stateFilter, textFilter } from '../listing/common';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { t } from './t';
import { unread } from './unread';

const STATES = ['unread', 'read'] as const;

const filters = (): Filter[] => [
  textFilter(t('inbox.find_hint')),
  stateFilter(STATES, (state) => t(state === 'unread' ? 'inbox.unread' : 'inbox.read')),
  ...dayFilters(),
];

interface Open {
  /** The question and the page that they were opened on. */
  of: string;
  messages: Message[];
}

/** All messages, newest first. Opening one shows it in place and marks it as read. */
export function Inbox() {
  const [since, setSince] = useState<string | null>(null);
  const open = useRef<Open>({ of: '', messages: [] });

  async function ask(question: string, after: string): Promise<Answer<PageOf<Message>>> {
    const answer = await listMessages(question, after);
    if (open.current.of !== `${question} ${after}`) open.current = { of: `${question} ${after}`, messages: [] };
    if (answer.ok) {
      unread.value = answer.value.unread;
      setSince(answer.value.news_since);
    }
    return counted(answer, ({ messages }) => withOpened(messages, open.current.messages), (n) => t('inbox.total', { n }));
  }

  return (
    <Screen title={t('frame.title')}>
      <ReadAll />
      <Listing
        label={t('frame.title')}
        loading={t('inbox.loading')}
        filters={filters()}
        ask={ask}
        file={messagesFile}
        lineKey={(message) => String(message.id)}
        none={
          <EmptyState icon={Mail} title={t('inbox.none_title')}>
            {t('inbox.none')}
          </EmptyState>
        }
      >
        {(message) => (
          <One
            message={message}
            old={since !== null && Date.parse(message.created_at) < Date.parse(since)}
            onRead={(read) => open.current.messages.push(read)}
          />
        )}
      </Listing>
    </Screen>
  );
}

/** What is being read stays, though the unread are listed and it no longer is one of them. */
const withOpened = (found: readonly Message[], opened: readonly Message[]): Message[] =>
  [...new Map([...opened, ...found].map((message) => [message.id, message])).values()].sort((one, other) => other.id - one.id);

function ReadAll() {
  const all = useAct(readAllMessages, () => {
    unread.value = 0;
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
    </>
  );
}

interface OneProps {
  message: Message;
  /** Nobody read it for so long that it asks no more to be read. */
  old: boolean;
  onRead: (read: Message) => void;
}

function One({ message, old, onRead }: OneProps) {
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
    onRead(answer.value);
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
