/** The operator's books, as the server's `audit/`. */
import * as v from 'valibot';
import type { Dialect } from './settlements';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());

export const ACCOUNTS = [
  'bank',
  'funds_held',
  'outstanding',
  'guarantee',
  'payable',
  'due',
  'in_transit',
  'fees_earned',
  'promised',
  'advance',
] as const;
export type Account = (typeof ACCOUNTS)[number];

export const KINDS = [
  'funded',
  'issued',
  'redeemed',
  'reversed',
  'honoured',
  'closed',
  'sent',
  'paid',
  'rejected',
  'returned',
  'expired',
  'credited',
  'released',
  'received',
  'unmatched',
  'unfunded',
  'refunded',
] as const;

const accounts = v.object(v.entriesFromList(ACCOUNTS, whole));

const books = v.object({
  at: moment,
  campaigns: v.array(v.object({ campaign_id: whole, name: v.string(), sponsor: v.string(), accounts })),
  total: accounts,
  audit: v.nullable(
    v.object({ started_at: moment, finished_at: moment, broken: whole, sentences: v.array(v.string()) }),
  ),
  audit_since: v.nullable(moment),
});

const entry = v.object({
  kind: v.picklist(KINDS),
  event_id: v.string(),
  recorded_at: moment,
  campaign_id: whole,
  campaign: v.string(),
  organisation_id: v.nullable(whole),
  organisation: v.nullable(v.string()),
  moves: v.object(v.entriesFromList(ACCOUNTS, v.optional(whole))),
});

const journal = v.object({ month: v.string(), lines: v.array(entry), page: whole, pages: whole, total: whole });

export type Books = v.InferOutput<typeof books>;
export type Entry = v.InferOutput<typeof entry>;

/** Filters of a month's journal; an empty string means no filter. */
export interface JournalFilter {
  month: string;
  kind: string;
  campaign_id: string;
  organisation_id: string;
  page: string;
}

export const getBooks = () => call(books, '/api/ledger');

export function listEntries(filter: JournalFilter) {
  const wanted = Object.entries(filter).filter(([, value]) => value !== '');
  return call(journal, `/api/ledger/lines?${new URLSearchParams(wanted).toString()}`);
}

export const booksExport = (dialect: Dialect) => `/api/ledger.csv?dialect=${dialect}`;
