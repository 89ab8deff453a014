/** How a campaign ends, as the server's `expiry/`. */
import * as v from 'valibot';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.isoDate());
const moment = v.pipe(v.string(), v.isoTimestamp());

export const STEPS = ['alert', 'block', 'acknowledge', 'last_day', 'refusal', 'statement'] as const;
export const SIDES = ['sponsor', 'operator'] as const;

const step = v.object({
  step: v.picklist(STEPS),
  due_day: day,
  editable: v.boolean(),
  to_confirm: v.boolean(),
  done_at: v.nullable(moment),
  confirmations: v.array(v.object({ side: v.picklist(SIDES), by: v.string(), at: moment })),
});

const counters = v.object({ issued: whole, handed_over: whole, in_stock: whole, started: whole });
const allCounters = v.object({ campaigns: v.array(v.object({ campaign_id: whole, ...counters.entries })) });

const procedure = v.object({
  campaign_id: whole,
  last_day: v.nullable(day),
  grace_day: v.nullable(day),
  stock_blocked: v.boolean(),
  counters,
  steps: v.array(step),
});

export type Step = v.InferOutput<typeof step>;
export type StepName = Step['step'];
export type Side = (typeof SIDES)[number];
export type Procedure = v.InferOutput<typeof procedure>;
export type AllCounters = v.InferOutput<typeof allCounters>;
export type Counters = Procedure['counters'];

const address = (campaignId: number) => `/api/campaigns/${campaignId}/expiry`;

export const getProcedure = (campaignId: number) => call(procedure, address(campaignId));

/** The counters of all campaigns that the person may see. */
export const listCounters = () => call(allCounters, '/api/expiry/counters');

export const moveSteps = (campaignId: number, days: Partial<Record<StepName, string>>) =>
  call(procedure, address(campaignId), { method: 'PATCH', body: days });

export const confirmStep = (campaignId: number, name: StepName) =>
  call(procedure, `${address(campaignId)}/${name}/confirm`, { method: 'POST' });
