/** A venue's current month, redemption by redemption, as the server's `activity/`. */
import * as v from 'valibot';
import { type Dialect, month, totals } from './settlements';
import { call } from './wire/http';
import { reversal } from './wire/shapes';

const cents = v.pipe(v.number(), v.integer());
const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());
const day = v.pipe(v.string(), v.isoDate());
const place = v.object({ id: whole, name: v.string(), commune: v.string() });

export const STATUSES = ['accepted', 'conflict', 'refused'] as const;
/** Filter values of a month's list: a redemption undone in the same month counts as `reversed`, not as `accepted`. */
export const LISTED_AS = [...STATUSES, 'reversed'] as const;

const standing = v.object({
  state: v.picklist(['waiting', 'honoured', 'refused']),
  why_not: v.array(v.string()),
  left_cents: cents,
  worth_cents: cents,
  reason: v.nullable(v.string()),
  note: v.nullable(v.string()),
  decided_at: v.nullable(moment),
  person: v.nullable(v.string()),
});

export const line = v.object({
  id: v.string(),
  status: v.picklist(STATUSES),
  reason: v.nullable(v.string()),
  voucher: v.nullable(v.string()),
  service: v.string(),
  scanned_at: moment,
  recorded_at: moment,
  typed: v.boolean(),
  clock_doubtful: v.boolean(),
  person_doubtful: v.boolean(),
  in_grace: v.boolean(),
  gross_cents: v.nullable(cents),
  fee_cents: v.nullable(cents),
  net_cents: v.nullable(cents),
  receipt: v.nullable(v.string()),
  venue: place,
  person: v.string(),
  device: v.string(),
  first: v.nullable(v.object({ venue: v.string(), commune: v.string(), at: moment, here: v.boolean() })),
  reversal: v.nullable(
    v.object({ reason: v.string(), recorded_at: moment, person: v.string(), period: month, settled: v.boolean() }),
  ),
  guarantee: v.nullable(standing),
  period: month,
  settled: v.boolean(),
});

const pageShape = v.object({
  redemptions: v.array(line),
  page: whole,
  pages: whole,
  total: whole,
  counts: v.object({ accepted: whole, conflict: whole, refused: whole, reversed: whole }),
});

const venueMonth = v.object({
  ...pageShape.entries,
  venue: place,
  period: month,
  status: v.picklist(['open', 'closed']),
  closed_at: v.nullable(moment),
  pay_by: day,
  sums: v.object(totals),
  corrections: v.array(line),
});

export type Standing = v.InferOutput<typeof standing>;
export type Line = v.InferOutput<typeof line>;
export type LinePage = v.InferOutput<typeof pageShape>;
export type VenueMonth = v.InferOutput<typeof venueMonth>;

/** Filters of the list; an empty string means no filter. */
export interface MonthFilter {
  readonly month: string;
  readonly status: string;
  readonly service: string;
  readonly number: string;
  readonly page: string;
}

export const getVenueMonth = (venueId: number, filter: MonthFilter) =>
  call(venueMonth, `/api/venues/${venueId}/redemptions?${query({ ...filter })}`);

export const reverseAsPerson = (redemptionId: string, id: string, reason: string) =>
  call(reversal, `/api/redemptions/${redemptionId}/reversal`, { method: 'POST', body: { id, reason } });

/** URLs of files, for download links. */
export const exportOf = (venueId: number, month: string, dialect: Dialect) =>
  `/api/venues/${venueId}/redemptions.csv?${query({ month, dialect })}`;

export const receiptsOf = (venueId: number, month: string) => `/api/venues/${venueId}/receipts?${query({ month })}`;

/** The receipt's page, for anyone who has its address, and its PDF. */
export const receiptPage = (redemptionId: string) => `/api/redemptions/${redemptionId}/receipt`;
export const receiptPdf = (redemptionId: string) => `/api/redemptions/${redemptionId}/receipt.pdf`;

function query(wanted: Record<string, string>): string {
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString();
}
