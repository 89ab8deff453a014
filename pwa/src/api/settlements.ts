/** Months and what venues are owed for them, as the server's `settlements/`, and their balances. */
import * as v from 'valibot';
import { call } from './wire/http';

const cents = v.pipe(v.number(), v.integer());
const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());
export const month = v.pipe(v.string(), v.check((said) => /^\d{4}-\d{2}$/.test(said)));

/** Net of reversals, so each of the four can be negative. */
export const totals = { redemptions: whole, gross_cents: cents, fee_cents: cents, net_cents: cents };

const settlement = v.object({
  period: month,
  status: v.picklist(['open', 'closed']),
  closed_at: v.nullable(moment),
  total: v.object(totals),
});

const tally = v.object({
  ...settlement.entries,
  venues: v.array(v.object({ venue_id: whole, name: v.string(), ...totals })),
});

const balance = v.object({
  venue_id: whole,
  name: v.string(),
  organisation_id: whole,
  period: month,
  /** The last day on which this period is paid. */
  pay_by: v.pipe(v.string(), v.isoDate()),
  /** The same of the period before. */
  waiting_pay_by: v.pipe(v.string(), v.isoDate()),
  ...totals,
  waiting: v.object(totals),
  paid: v.object(totals),
});

export type Dialect = 'french' | 'standard';

export type Totals = Omit<Balance, 'venue_id' | 'name' | 'organisation_id' | 'period' | 'pay_by' | 'waiting_pay_by' | 'waiting' | 'paid'>;
export type Settlement = v.InferOutput<typeof settlement>;
export type Tally = v.InferOutput<typeof tally>;
export type Balance = v.InferOutput<typeof balance>;

export const getSettlement = (period: string) => call(tally, `/api/settlements/${period}`);

/** Closing a month of a million scans takes about a minute; after a timeout here, the server still finishes. */
const CLOSING_MS = 180_000;

export const closeSettlement = (period: string) =>
  call(tally, `/api/settlements/${period}/close`, { method: 'POST', timeoutMs: CLOSING_MS });

export const listBalances = () => call(v.object({ balances: v.array(balance) }), '/api/balances');

export const getBalance = (venueId: number) => call(balance, `/api/venues/${venueId}/balance`);

/** URL of the CSV file, for a download link. */
export const venuesExportOf = (period: string, dialect: Dialect) => `/api/settlements/${period}/venues.csv?dialect=${dialect}`;
