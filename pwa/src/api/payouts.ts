/** Documents that are due and the batches that pay them through the bank, as the server's `payouts/`. */
import * as v from 'valibot';
import { getNamedFile } from './wire/files';
import { call } from './wire/http';
import { paged, pageOf } from './wire/pages';

const whole = v.pipe(v.number(), v.integer());
const cents = whole;
const moment = v.pipe(v.string(), v.isoTimestamp());
const day = v.pipe(v.string(), v.isoDate());
const someone = v.object({ id: whole, name: v.string() });

export const ADVICE = ['account', 'funds', 'again', 'bank'] as const;
export const BATCH_STATES = ['prepared', 'approved', 'sent', 'cancelled'] as const;
export const PAYOUT_STATES = ['prepared', 'sent', 'paid', 'rejected', 'returned', 'cancelled'] as const;
export const HINDRANCES = ['no_account', 'account_changing', 'account_refused'] as const;

export const failure = v.object({
  state: v.picklist(PAYOUT_STATES),
  at: moment,
  reason: v.nullable(v.string()),
  words: v.string(),
  advice: v.picklist(ADVICE),
});

const due = v.object({
  number: v.string(),
  month: v.nullable(v.string()),
  /** Null for what we pay to ourselves. */
  organisation_id: v.nullable(whole),
  organisation: v.string(),
  cents,
  hindrance: v.nullable(v.picklist(HINDRANCES)),
  failure: v.nullable(failure),
  /** The bank's reason, when it refused the account; null otherwise. */
  refusal: v.nullable(failure),
});

const batch = v.object({
  id: whole,
  message_id: v.string(),
  execution_day: day,
  state: v.picklist(BATCH_STATES),
  prepared_by: someone,
  prepared_at: moment,
  approved_by: v.nullable(someone),
  approved_at: v.nullable(moment),
  cancelled_by: v.nullable(someone),
  cancelled_at: v.nullable(moment),
  sent_by: v.nullable(someone),
  sent_at: v.nullable(moment),
  count: whole,
  cents,
  states: v.object(v.entriesFromList(PAYOUT_STATES, v.optional(whole))),
});

const payout = v.object({
  number: v.string(),
  month: v.nullable(v.string()),
  /** Null for what we pay to ourselves. */
  organisation_id: v.nullable(whole),
  organisation: v.string(),
  holder: v.string(),
  iban: v.string(),
  cents,
  state: v.picklist(PAYOUT_STATES),
  paid_at: v.nullable(moment),
  failure: v.nullable(failure),
  refusal: v.nullable(failure),
  /** Why an earlier payment of the same document failed; null on the first attempt. */
  earlier: v.nullable(failure),
  new_account: v.boolean(),
});

const payouts = v.object({
  to_pay: v.array(due),
  carried: v.array(v.object({ number: v.string(), organisation: v.string(), cents })),
  batches: v.array(batch),
  last_import_at: v.nullable(moment),
  unmatched: whole,
  /** The next bank business day. */
  next_day: day,
});

const bankFile = v.object({
  number: whole,
  message_id: v.string(),
  count: whole,
  cents,
  /** Who took it; nobody's name for the server's console. */
  fetches: v.array(v.object({ by: v.nullable(v.string()), at: moment, sha256: v.string() })),
});

const wholeBatch = v.object({ ...batch.entries, payouts: v.array(payout), files: v.array(bankFile) });

export type Due = v.InferOutput<typeof due>;
export type Batch = v.InferOutput<typeof batch>;
export type WholeBatch = v.InferOutput<typeof wholeBatch>;
export type Payout = v.InferOutput<typeof payout>;
export type BankFile = v.InferOutput<typeof bankFile>;
export type Payouts = v.InferOutput<typeof payouts>;
export type PayoutFailure = v.InferOutput<typeof failure>;

export const READING_MS = 60_000;

export const getPayouts = () => call(payouts, '/api/payouts');

export const prepareBatch = (execution_day: string | null, numbers: readonly string[]) =>
  call(wholeBatch, '/api/payouts/batches', { method: 'POST', body: { execution_day, numbers }, timeoutMs: READING_MS });

export const findBatches = (question: string, after: string) =>
  call(v.object({ batches: v.array(batch), ...paged }), pageOf('/api/payouts/found', question, after));
export const batchesFile = (question: string): string => `/api/payouts/found.csv?${question}`;

export const getBatch = (id: number) => call(wholeBatch, `/api/payouts/batches/${id}`);

export const actOnBatch = (id: number, act: 'approve' | 'cancel' | 'sent') =>
  call(wholeBatch, `/api/payouts/batches/${id}/${act}`, { method: 'POST', timeoutMs: READING_MS });

/** One of a batch's files for the bank. Who takes it is recorded. */
export const getBankFile = (id: number, number: number) =>
  getNamedFile(`/api/payouts/batches/${id}/file.xml?number=${String(number)}`, READING_MS);
