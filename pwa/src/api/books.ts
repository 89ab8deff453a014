/** Books beside bank, and what two people order out, as the server's `books/`. */
import * as v from 'valibot';
import { ACCOUNT_KINDS } from './bank-statements';
import { PAYOUT_STATES } from './payouts';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());
const day = v.pipe(v.string(), v.isoDate());

export const ENTRY_KINDS = [
  ...(['order', 'advance', 'payout', 'returned', 'bank_fee', 'interest', 'own_transfer', 'own_use'] as const),
  ...(['opening', 'word', 'movement', 'before', 'gap'] as const),
] as const;
export const DISBURSEMENT_KINDS = ['withdrawal', 'refund'] as const;

const balanced = v.object({ day, books_cents: whole, bank_cents: whole, under_way_cents: whole, difference_cents: whole });

const standing = v.object({
  id: whole,
  name: v.string(),
  kind: v.picklist(ACCOUNT_KINDS),
  iban: v.string(),
  last: v.nullable(balanced),
  first_difference: v.nullable(balanced),
  opening: v.nullable(v.object({ cents: whole, told_by_id: whole, told_by: v.string(), confirmed_at: v.nullable(moment) })),
  opening_cents: v.nullable(whole),
});

const entry = v.object({
  kind: v.picklist(ENTRY_KINDS),
  key: whole,
  name: v.string(),
  cents: whole,
  booked: v.nullable(day),
  told: v.nullable(day),
});

const standings = v.object({ accounts: v.array(standing) });
const days = v.object({ account: standing, day, days: v.array(balanced), entries: v.array(entry) });

const cancellation = v.object({
  reason: v.string(),
  asked_at: moment,
  asked_by_id: whole,
  asked_by: v.string(),
  confirmed_at: v.nullable(moment),
  confirmed_by: v.nullable(v.string()),
});

const disbursement = v.object({
  id: whole,
  number: v.string(),
  kind: v.picklist(DISBURSEMENT_KINDS),
  state: v.picklist(['asked', 'confirmed', 'refused', 'cancelled']),
  holder: v.string(),
  iban: v.string(),
  cents: whole,
  reason: v.string(),
  asked_at: moment,
  asked_by_id: whole,
  asked_by: v.string(),
  decided_at: v.nullable(moment),
  decided_by: v.nullable(v.string()),
  cancellation: v.nullable(cancellation),
  payment: v.nullable(v.picklist(PAYOUT_STATES)),
});

const disbursements = v.object({
  earned_cents: whole,
  costs_cents: whole,
  advances: v.array(v.object({ campaign_id: whole, campaign: v.string(), sponsor: v.string(), cents: whole })),
  disbursements: v.array(disbursement),
});

export type Standing = v.InferOutput<typeof standing>;
export type BalancedDay = v.InferOutput<typeof balanced>;
export type BookEntry = v.InferOutput<typeof entry>;
export type Cancellation = v.InferOutput<typeof cancellation>;
export type Disbursement = v.InferOutput<typeof disbursement>;
export type Disbursements = v.InferOutput<typeof disbursements>;

export const listBooks = () => call(standings, '/api/books');

export const showBooks = (accountId: number, until: string) =>
  call(days, `/api/books/${accountId}${until === '' ? '' : `?${new URLSearchParams({ day: until }).toString()}`}`);

export const explainMovements = () => call(v.object({ explained: whole }), '/api/books/explain', { method: 'POST' });

export const tellOpening = (accountId: number, cents: number) =>
  call(standings, `/api/books/${accountId}/opening`, { method: 'POST', body: { cents } });

export const confirmOpening = (accountId: number) => call(standings, `/api/books/${accountId}/opening/confirm`, { method: 'POST' });

export const listDisbursements = () => call(disbursements, '/api/disbursements');

export const askWithdrawal = (cents: number, reason: string) =>
  call(disbursements, '/api/disbursements/withdrawals', { method: 'POST', body: { cents, reason } });

export const askRefund = (campaignId: number, cents: number, reason: string) =>
  call(disbursements, '/api/disbursements/refunds', { method: 'POST', body: { campaign_id: campaignId, cents, reason } });

export const decide = (id: number, decision: 'confirm' | 'refuse') =>
  call(disbursements, `/api/disbursements/${id}/${decision}`, { method: 'POST' });

export const askCancel = (id: number, reason: string) =>
  call(disbursements, `/api/disbursements/${id}/cancellation`, { method: 'POST', body: { reason } });

export const decideCancel = (id: number, decision: 'confirm' | 'withdraw') =>
  call(disbursements, `/api/disbursements/${id}/cancellation/${decision}`, { method: 'POST' });
