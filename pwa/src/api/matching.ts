/** What the movements on our accounts are, and what came for an order, as the server's `matching/` and `promises/`. */
import * as v from 'valibot';
import { movement } from './bank-statements';
import { READING_MS } from './payouts';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());
const day = v.pipe(v.string(), v.isoDate());

export const REASONS = [
  ...(['reference', 'reference_cut', 'amount', 'sum', 'iban'] as const),
  ...(['partly', 'too_much', 'paid_already', 'fees_account', 'iban_outside_sepa', 'iban_blocked'] as const),
];
export const KINDS = ['order', 'advance', 'payout', 'returned', 'bank_fee', 'interest', 'own_transfer'] as const;
const STATES = ['proposed', 'confirmed', 'withdrawn', 'undone'] as const;

const suggestion = v.object({
  shares: v.array(v.object({ order_id: whole, cents: whole })),
  /** What would stay as an advance of the campaign's sponsor. */
  rest_cents: whole,
  campaign_id: whole,
  reasons: v.array(v.picklist(REASONS)),
  /** Whether one person is enough. */
  agree: v.boolean(),
});

const match = v.object({
  id: whole,
  movement_id: whole,
  day,
  party: v.string(),
  text: v.string(),
  kind: v.picklist(KINDS),
  cents: whole,
  order_id: v.nullable(whole),
  campaign_id: v.nullable(whole),
  state: v.picklist(STATES),
  made_by: v.nullable(v.string()),
  made_at: moment,
  confirmed_by: v.nullable(v.string()),
  confirmed_at: v.nullable(moment),
  /** Whether who asks made it: then another person confirms. */
  is_own: v.boolean(),
});

const toExplain = v.object({
  id: whole,
  day,
  age_days: whole,
  account: v.string(),
  cents: whole,
  left_cents: whole,
  party: v.string(),
  text: v.string(),
  suggestion: v.nullable(suggestion),
  /** Its account is in a country that the operator blocked. */
  is_blocked: v.boolean(),
});

const page = v.object({
  movements: v.array(toExplain),
  waiting: v.array(match),
  came_cents: whole,
  left_cents: whole,
  page: whole,
  pages: whole,
  total: whole,
});

const seen = v.object({
  movement,
  account: v.string(),
  account_kind: v.picklist(['funds', 'fees']),
  left_cents: whole,
  suggestions: v.array(v.object({ payment: v.nullable(whole), suggestion })),
  matches: v.array(match),
  is_blocked: v.boolean(),
});

const payments = v.object({ received_cents: whole, lacking_cents: whole, matches: v.array(match) });

const promise = v.object({
  id: whole,
  payment_order: v.string(),
  cents: whole,
  state: v.picklist(STATES),
  made_at: moment,
  made_by: v.nullable(v.string()),
  confirmed_by: v.nullable(v.string()),
});

export type Suggestion = v.InferOutput<typeof suggestion>;
export type Match = v.InferOutput<typeof match>;
export type ToExplain = v.InferOutput<typeof toExplain>;
export type ToExplainPage = v.InferOutput<typeof page>;
export type SeenMovement = v.InferOutput<typeof seen>;
export type Payments = v.InferOutput<typeof payments>;
export type Promised = v.InferOutput<typeof promise>;
export type Reason = (typeof REASONS)[number];

export interface Part {
  kind: 'order' | 'advance';
  cents: number;
  order_id?: number;
  campaign_id?: number;
  payment?: number;
}

export const LARGEST_DOCUMENT = 10 * 1024 * 1024;

export const listToExplain = (wanted: number) => call(page, `/api/movements?page=${wanted}`);

export const getMovement = (movementId: number) => call(seen, `/api/movements/${movementId}`);

/** Not idempotent, but the server never takes more of a movement than it has. */
export const proposeMatches = (movementId: number, parts: readonly Part[]) =>
  call(seen, `/api/movements/${movementId}/matches`, { method: 'POST', body: { parts } });

export const decideMatch = (matchId: number, act: 'confirm' | 'withdraw' | 'undo') => call(seen, `/api/matches/${matchId}/${act}`, { method: 'POST' });

export const useOtherwise = (matchId: number, parts: readonly Part[]) =>
  call(seen, `/api/matches/${matchId}/use-otherwise`, { method: 'POST', body: { parts } });

export const getPayments = (orderId: number) => call(payments, `/api/orders/${orderId}/payments`);

export const listPromises = (orderId: number) => call(v.object({ promises: v.array(promise) }), `/api/orders/${orderId}/promises`);

export const proposePromise = (orderId: number, wanted: { payment_order: string; cents: number }, document: File) =>
  call(promise, `/api/orders/${orderId}/promises?${new URLSearchParams({ ...wanted, cents: String(wanted.cents) }).toString()}`, {
    method: 'POST',
    body: document,
    timeoutMs: READING_MS,
  });

export const decidePromise = (promiseId: number, act: 'confirm' | 'withdraw' | 'undo') =>
  call(promise, `/api/promises/${promiseId}/${act}`, { method: 'POST' });

export const promiseDocument = (promiseId: number) => `/api/promises/${promiseId}/document`;

/** A file for `python -m server.verify transfer`. */
export const bankProof = (orderId: number) => `/api/orders/${orderId}/bank-proof.json`;
