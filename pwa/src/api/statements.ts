/** Statements of closed months, as the server's `statements/`. */
import * as v from 'valibot';
import { type Dialect, month, totals } from './settlements';
import { call } from './wire/http';
import { paged, pageOf } from './wire/pages';

const cents = v.pipe(v.number(), v.integer());
const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());
const day = v.pipe(v.string(), v.isoDate());
const named = v.object({ id: whole, name: v.string() });

const sums = { ...totals, carried_cents: cents, total_cents: cents };

const summary = v.object({
  number: v.string(),
  month,
  organisation_id: whole,
  organisation: v.string(),
  siret: v.nullable(v.string()),
  ...sums,
  invoice_number: v.nullable(v.string()),
  issued_at: moment,
  /** Null when nothing is to be paid. */
  pay_by: v.nullable(day),
});

const line = v.object({
  id: v.string(),
  kind: v.picklist(['redemption', 'reversal', 'honour']),
  at: moment,
  scanned_at: moment,
  voucher: v.string(),
  service: v.string(),
  venue: named,
  campaign: v.string(),
  sponsor: v.string(),
  gross_cents: cents,
  fee_cents: cents,
  net_cents: cents,
  /** Null for a conflict that the guarantee pays. */
  receipt_number: v.nullable(v.string()),
  reason: v.nullable(v.string()),
});

const statement = v.object({
  ...summary.entries,
  attestation: v.boolean(),
  venues: v.array(v.object({ ...named.entries, commune: v.string(), ...totals })),
  campaigns: v.array(v.object({ ...named.entries, sponsor: v.string(), ...totals })),
  log: v.nullable(v.object({ size: whole, root: v.string(), published_at: moment })),
  lines: v.array(line),
  page: whole,
  pages: whole,
  total: whole,
});

const list = v.object({
  statements: v.array(summary),
  sums: v.object(sums),
  ...paged,
});

const closing = v.object({ period: month, status: v.picklist(['open', 'closing', 'closed']), done: whole, total: whole });

export type StatementSummary = v.InferOutput<typeof summary>;
export type StatementLine = v.InferOutput<typeof line>;
export type OneStatement = v.InferOutput<typeof statement>;
export type StatementList = v.InferOutput<typeof list>;
export type Closing = v.InferOutput<typeof closing>;

/** The state of a statement's payment, as the paid organisation sees it. */
const payment = v.object({
  number: v.string(),
  state: v.picklist(['due', 'carried', 'sent', 'paid', 'rejected', 'returned']),
  at: v.nullable(moment),
  hindrance: v.nullable(v.string()),
  words: v.nullable(v.string()),
});

/** A document that the operator still has to pay; `hindrance` is what blocks it. */
const due = v.object({
  number: v.string(),
  month: v.nullable(month),
  hindrance: v.nullable(v.string()),
  failure: v.nullable(v.object({ words: v.nullable(v.string()) })),
});

export type Payment = v.InferOutput<typeof payment>;
export type Due = v.InferOutput<typeof due>;

/** Without a question: the newest ones. */
export const listStatements = (question = '', after = '') => call(list, pageOf('/api/statements', question, after));
export const statementsFile = (question: string): string => `/api/statements.csv?${question}`;

export const getStatement = (number: string, venue: string, page: string) =>
  call(statement, `${of(number)}?${query({ venue, page })}`);

export const listPayments = () => call(v.object({ payments: v.array(payment) }), '/api/payments');

const underWay = v.object({ number: v.string(), state: v.picklist(['prepared', 'sent']) });

export type UnderWay = v.InferOutput<typeof underWay>;

export const listDue = () => call(v.object({ to_pay: v.array(due), under_way: v.array(underWay) }), '/api/payouts');

export const getClosing = (period: string) => call(closing, `/api/settlements/${period}/closing`);

/** URLs of a statement's files, for download links. */
export const filesOf = (number: string) => ({
  statement: `${of(number)}/statement.pdf`,
  invoice: `${of(number)}/invoice.pdf`,
  attestation: `${of(number)}/attestation.pdf`,
  lines: (dialect: Dialect) => `${of(number)}/lines.csv?${query({ dialect })}`,
  receipts: `${of(number)}/receipts`,
  proof: `${of(number)}/proof.jsonl`,
});

const of = (number: string) => `/api/statements/${encodeURIComponent(number)}`;

function query(wanted: Record<string, string>): string {
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString();
}
