/** Where organisations are paid, as the server's `bank_accounts/`. */
import * as v from 'valibot';
import { failure } from './payouts';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());
const someone = v.object({ id: whole, name: v.string() });

const account = v.object({
  id: whole,
  holder: v.string(),
  iban: v.string(),
  bic: v.nullable(v.string()),
  proposed_by: someone,
  proposed_at: moment,
  decided_at: v.nullable(moment),
  reason: v.string(),
});

const accounts = v.object({
  organisation: someone,
  current: v.nullable(account),
  waiting: v.nullable(account),
  refused: v.nullable(account),
  /** The whole IBAN, for the operator alone, who compares it with the bank's certificate; null for others. */
  waiting_iban: v.nullable(v.string()),
  /** The bank's reason, when it refused the present account; null otherwise. */
  refusal: v.nullable(failure),
});

export type Account = v.InferOutput<typeof account>;
export type Accounts = v.InferOutput<typeof accounts>;

export interface TypedAccount {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string;
}

export const listAccounts = () => call(v.object({ accounts: v.array(accounts) }), '/api/bank-accounts');

export const getAccounts = (organisationId: number) => call(accounts, `/api/organisations/${organisationId}/bank-account`);

export const proposeAccount = (organisationId: number, typed: TypedAccount) =>
  call(accounts, `/api/organisations/${organisationId}/bank-account`, { method: 'POST', body: typed });

export const confirmAccount = (id: number) => call(accounts, `/api/bank-accounts/${id}/confirm`, { method: 'POST' });

export const refuseAccount = (id: number, reason: string) =>
  call(accounts, `/api/bank-accounts/${id}/refuse`, { method: 'POST', body: { reason } });
