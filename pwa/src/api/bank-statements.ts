/** The bank's statements of the operator's own accounts, as the server's `bank_statements/`. */
import * as v from 'valibot';
import { READING_MS } from './payouts';
import { call } from './wire/http';
import { pageOf } from './wire/pages';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());
const day = v.pipe(v.string(), v.isoDate());

export const ACCOUNT_KINDS = ['funds', 'fees'] as const;
export const DIRECTIONS = ['in', 'out'] as const;

const account = v.object({
  id: whole,
  name: v.string(),
  kind: v.picklist(ACCOUNT_KINDS),
  iban: v.string(),
  first_day: v.nullable(day),
  last_day: v.nullable(day),
  closing_cents: v.nullable(whole),
  announced: whole,
  gaps: v.array(v.object({ days: v.array(day), cents: whole })),
});

const problem = v.object({ id: whole, name: v.string(), account: v.string(), sentence: v.string(), told_at: moment });

const part = v.object({
  kind: v.picklist(['statement', 'notice']),
  outcome: v.picklist(['taken', 'known', 'refused']),
  account: v.string(),
  from_day: v.nullable(day),
  to_day: v.nullable(day),
  new: whole,
  sentence: v.nullable(v.string()),
});

const file = v.object({ name: v.string(), parts: v.array(part) });

export const movement = v.object({
  id: whole,
  day,
  cents: whole,
  party: v.string(),
  text: v.string(),
  reference: v.string(),
  is_reversal: v.boolean(),
  return_code: v.string(),
  payments_differ: v.boolean(),
  payments: v.array(v.object({ cents: whole, party: v.string(), text: v.string() })),
});

const covered = v.object({ accounts: v.array(account), problems: v.array(problem) });
const page = v.object({ account: v.string(), movements: v.array(movement), page: whole, pages: whole, total: whole });

export type OwnAccount = v.InferOutput<typeof account>;
export type StatementProblem = v.InferOutput<typeof problem>;
export type ReadFile = v.InferOutput<typeof file>;
export type Movement = v.InferOutput<typeof movement>;
export type TypedOwnAccount = Record<'name' | 'kind' | 'iban' | 'bic', string>;

export const LARGEST_STATEMENT = 15 * 1024 * 1024;

export const listBankStatements = () => call(covered, '/api/bank-statements');

export const addOwnAccount = (typed: TypedOwnAccount) => call(covered, '/api/own-bank-accounts', { method: 'POST', body: typed });

export const importStatements = (sent: File) =>
  call(v.object({ files: v.array(file) }), `/api/bank-statements?${new URLSearchParams({ name: sent.name.slice(-100) }).toString()}`, {
    method: 'POST',
    body: sent,
    timeoutMs: READING_MS,
  });

const movementsOf = (accountId: number): string => `/api/own-bank-accounts/${accountId}/movements`;

export const listMovements = (accountId: number, question: string, after: string) => call(page, pageOf(movementsOf(accountId), question, after));
export const movementsFile = (accountId: number, question: string): string => `${movementsOf(accountId)}.csv?${question}`;
