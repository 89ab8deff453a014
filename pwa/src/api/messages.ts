/** The inbox of a person, as the server's `messages/`. */
import * as v from 'valibot';
import { call } from './wire/http';
import { paged, pageOf } from './wire/pages';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());

const message = v.object({
  id: whole,
  subject: v.string(),
  body: v.string(),
  created_at: moment,
  read_at: v.nullable(moment),
});

export type Message = v.InferOutput<typeof message>;

const inbox = v.object({ messages: v.array(message), unread: whole, news_since: moment, ...paged });

/** Without a question: the newest ones. */
export const listMessages = (question = '', after = '') => call(inbox, pageOf('/api/messages', question, after));

export const messagesFile = (question: string): string => `/api/messages.csv?${question}`;

export const readAllMessages = () => call(inbox, '/api/messages/read', { method: 'POST' });

export const readMessage = (messageId: number) => call(message, `/api/messages/${messageId}/read`, { method: 'POST' });
