/** The bank's answers: imported files, their lines, and assigning those that match no payment. */
import * as v from 'valibot';
import { call } from './wire/http';
import { ADVICE, READING_MS } from './payouts';

const whole = v.pipe(v.number(), v.integer());
const cents = whole;
const moment = v.pipe(v.string(), v.isoTimestamp());
const day = v.pipe(v.string(), v.isoDate());

export const RESULTS = ['paid', 'rejected', 'returned', 'unclear'] as const;
export const PROBLEMS = [
  ...(['unknown_payment', 'amount_differs', 'was_paid', 'was_rejected', 'was_returned'] as const),
  ...(['ambiguous', 'contradicts', 'other_account', 'other_currency', 'not_sent', 'unreadable'] as const),
] as const;

const entry = v.object({
  id: whole,
  result: v.picklist(RESULTS),
  outcome: v.picklist(['applied', 'known', 'not_ours', ...PROBLEMS]),
  number: v.nullable(v.string()),
  organisation: v.nullable(v.string()),
  file: v.nullable(v.string()),
  cents: v.nullable(cents),
  currency: v.string(),
  account: v.nullable(v.string()),
  code: v.nullable(v.string()),
  expected_cents: v.nullable(cents),
  day: v.nullable(day),
  words: v.nullable(v.string()),
  advice: v.nullable(v.picklist(ADVICE)),
  reason: v.nullable(v.string()),
  set_aside_at: v.nullable(moment),
  note: v.string(),
  /** The payment that a person assigned this line to. */
  assigned: v.nullable(v.object({ number: v.string(), organisation: v.string(), by: v.string(), at: moment })),
});

const candidate = v.object({
  id: whole,
  number: v.string(),
  organisation: v.string(),
  cents,
  state: v.picklist(['sent', 'paid']),
  sent_at: moment,
});

const imported = v.object({
  id: whole,
  name: v.string(),
  format: v.string(),
  imported_at: moment,
  imported_by: v.string(),
  repeated: whole,
  pending: whole,
  entries: v.array(entry),
});

export type Entry = v.InferOutput<typeof entry>;
export type Candidate = v.InferOutput<typeof candidate>;
export type Imported = v.InferOutput<typeof imported>;

export const LARGEST_ANSWER = 4 * 1024 * 1024;

export const listAnswers = () => call(v.object({ imports: v.array(imported), unmatched: v.array(entry) }), '/api/payouts/answers');

export const importAnswer = (file: File) =>
  call(imported, `/api/payouts/answers?${new URLSearchParams({ name: file.name.slice(-100) }).toString()}`, {
    method: 'POST',
    body: file,
    timeoutMs: READING_MS,
  });

export const setAside = (id: number, note: string) =>
  call(entry, `/api/payouts/answers/entries/${id}/set-aside`, { method: 'POST', body: { note } });

/** The payments that an unmatched line fits exactly, as candidates for `assign`. */
export const listCandidates = (id: number) =>
  call(v.object({ payments: v.array(candidate) }), `/api/payouts/answers/entries/${id}/payments`);

export const assign = (id: number, payout_id: number) =>
  call(entry, `/api/payouts/answers/entries/${id}/assign`, { method: 'POST', body: { payout_id } });
