/** The inbox of a person, as the server's `messages/`. */
import * as v from 'valibot';
import { call } from './wire/http';

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

const inbox = v.object({ messages: v.array(message), unread: whole, news_since: moment });

export const listMessages = () => call(inbox, '/api/messages');

export const readAllMessages = () => call(inbox, '/api/messages/read', { method: 'POST' });

export const readMessage = (messageId: number) => call(message, `/api/messages/${messageId}/read`, { method: 'POST' });
