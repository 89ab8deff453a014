import type { messages as french } from '../fr/messages';
import type { Translation } from '../translate';
import { states } from './states';

export const messages: Translation<typeof french> = {
  'frame.title': 'Messages',
  'frame.unread': { one: '{n} unread message', other: '{n} unread messages' },
  'frame.none_unread': 'no unread message',
  'inbox.loading': 'Loading the messages…',
  'inbox.none_title': 'No message',
  'inbox.none': 'What needs your attention will be written here, even without mail.',
  'inbox.unread': states['message.unread'],
  'inbox.read': states['message.read'],
  'inbox.total': { one: '{n} message', other: '{n} messages' },
  'inbox.find_hint': 'A word of the subject or the message',
  'inbox.read_all': 'Mark all as read',
  'inbox.all_read': 'You have read everything.',
};
