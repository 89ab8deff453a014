/** The first steps of a new operator, and the mail tested by a real message. */
import * as v from 'valibot';
import { call, nothing } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());

export const STEPS = ['identity', 'facts', 'key', 'mail', 'second_person', 'venues', 'sponsor', 'campaign'] as const;

const firstSteps = v.object({
  steps: v.array(v.object({ key: v.picklist(STEPS), done: v.boolean() })),
  second_person_invited: v.boolean(),
  /** A sponsor in which nobody is. */
  sponsor_id: v.nullable(whole),
});

const mailState = v.object({
  set_up: v.boolean(),
  done: v.boolean(),
  address: v.string(),
  asked_at: v.nullable(moment),
  state: v.picklist(['not_asked', 'waiting', 'sent', 'failed']),
  error: v.nullable(v.string()),
});

export type StepKey = (typeof STEPS)[number];
export type FirstSteps = v.InferOutput<typeof firstSteps>;
export type MailState = v.InferOutput<typeof mailState>;

export const getFirstSteps = () => call(firstSteps, '/api/first-steps');
export const getMailState = () => call(mailState, '/api/first-steps/mail');
export const askMailTest = () => call(nothing, '/api/first-steps/mail', { method: 'POST' });
export const confirmMailTest = (token: string) => call(nothing, '/api/first-steps/mail/came', { method: 'POST', body: { token } });
export const doWithoutMail = () => call(nothing, '/api/first-steps/mail/without', { method: 'POST' });
