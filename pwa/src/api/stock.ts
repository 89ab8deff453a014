/** Booklets by place, in transit and replaced, as the server's `/api/stock`, `/api/transfers` and reissues. */
import * as v from 'valibot';
import { booklet } from './vouchers';
import { call } from './wire/http';

const count = v.pipe(v.number(), v.integer(), v.check((n) => n >= 0));
const id = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());
const named = v.object({ id, name: v.string() });

/** `place_id` is null for the sponsor's own stock; a null count is withheld (docs/glossary.md, rule 12 "Small counts"). */
const placeCounts = v.object({
  campaign_id: id,
  campaign: v.string(),
  place_id: v.nullable(id),
  place: v.string(),
  issued: count,
  in_stock: count,
  in_transit: count,
  handed_over: count,
  started: v.nullable(count),
  used_up: v.nullable(count),
  voided: count,
  expired: v.nullable(count),
});

const transfer = v.object({
  id,
  state: v.picklist(['sent', 'received', 'cancelled']),
  from: named,
  to: named,
  booklet_count: count,
  ranges: v.array(v.tuple([v.string(), v.string()])),
  sent_at: moment,
  received_at: v.nullable(moment),
  cancelled_at: v.nullable(moment),
});

const run = v.object({
  campaign_id: id,
  campaign: v.string(),
  place_id: id,
  place: v.string(),
  first: v.string(),
  last: v.string(),
  booklet_count: count,
  size: count,
});

const left = v.object({ number: v.string(), left: count, size: count });

export type PlaceCounts = v.InferOutput<typeof placeCounts>;
export type Transfer = v.InferOutput<typeof transfer>;
export type Run = v.InferOutput<typeof run>;
export type Place = v.InferOutput<typeof named>;

/** A run of booklets from the first number to the last, or single numbers. */
export type Picked = { readonly first: string; readonly last: string } | { readonly booklets: readonly string[] };

export const countStock = () => call(v.object({ least_people: count, places: v.array(placeCounts) }), '/api/stock');

export const listTransfers = () => call(v.object({ transfers: v.array(transfer) }), '/api/transfers');

export const listSendable = () => call(v.object({ runs: v.array(run) }), '/api/transfers/sendable');

export const listDestinations = () => call(v.object({ organisations: v.array(named) }), '/api/transfers/destinations');

export const sendBooklets = (to_organisation_id: number, picked: Picked) =>
  call(transfer, '/api/transfers', { method: 'POST', body: { to_organisation_id, ...picked } });

export const receiveTransfer = (transferId: number) =>
  call(transfer, `/api/transfers/${transferId}/receive`, { method: 'POST', body: {} });

export const cancelTransfer = (transferId: number) =>
  call(transfer, `/api/transfers/${transferId}/cancel`, { method: 'POST', body: {} });

export const countLeft = (number: string) => call(left, `/api/booklets/${encodeURIComponent(number)}/left`);

export const replaceBooklet = (number: string, replacement: string) =>
  call(booklet, `/api/booklets/${encodeURIComponent(number)}/reissue`, { method: 'POST', body: { replacement } });
