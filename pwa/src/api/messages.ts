/** What people are told, as the server's `messages/`. */
import * as v from 'valibot';
import { call } from './http';

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

export const listMessages = () => call(v.object({ messages: v.array(message), unread: whole }), '/api/messages');

export const readMessage = (messageId: number) => call(message, `/api/messages/${messageId}/read`, { method: 'POST' });
