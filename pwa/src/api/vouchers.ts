/** A prescriber's booklets, as the server's `vouchers/`. */
import * as v from 'valibot';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());

export const BOOKLET_STATES = ['in_stock', 'expired', 'handed_over', 'blocked', 'voided'] as const;
export const VOID_REASONS = ['lost', 'stolen', 'damaged', 'other'] as const;

export const booklet = v.object({
  number: v.string(),
  state: v.picklist(BOOKLET_STATES),
  size: whole,
  funded: v.boolean(),
  /** Funded by a written payment order whose money has not come. */
  promised: v.boolean(),
  campaign_id: whole,
  campaign: v.string(),
  sponsor: v.string(),
  last_day: v.nullable(v.pipe(v.string(), v.isoDate())),
  holder: v.nullable(v.object({ id: whole, name: v.string() })),
  handed_over_at: v.nullable(moment),
  handed_over_by_use: v.boolean(),
  postcode: v.nullable(v.string()),
  public: v.nullable(v.string()),
  voided_at: v.nullable(moment),
  void_reason: v.nullable(v.string()),
  in_transit: v.boolean(),
  /** How many of its vouchers count: fewer than `size` where it replaces another booklet. */
  worth: whole,
  alone: v.boolean(),
  renewal_of: v.nullable(v.string()),
  replaces: v.nullable(v.string()),
  replaced_by: v.nullable(v.string()),
});

const page = v.object({ booklets: v.array(booklet), page: whole, pages: whole, total: whole });

const cover = v.object({ number: v.string(), address: v.pipe(v.string(), v.check((text) => /^https?:\/\/./.test(text))), svg: v.string() });

export type Booklet = v.InferOutput<typeof booklet>;
export type BookletPage = v.InferOutput<typeof page>;
export type BookletState = Booklet['state'];
export type VoidReason = (typeof VOID_REASONS)[number];

export const listBooklets = (wanted: { state?: string; number?: string; page?: string; campaign_id?: string }) => {
  const named = Object.entries(wanted).filter(([, value]) => value !== '');
  return call(page, `/api/booklets?${new URLSearchParams(named).toString()}`);
};

export const voidBooklet = (number: string, reason: VoidReason) =>
  call(booklet, `/api/booklets/${encodeURIComponent(number)}/void`, { method: 'POST', body: { reason } });

export const getCover = (number: string) => call(cover, `/api/booklets/${encodeURIComponent(number)}/cover`);

/** The letter of a booklet, with the places near a postcode as of today. */
export const letterOf = (number: string, postcode: string): string => `/api/booklets/${number}/letter.pdf?postcode=${postcode}`;
