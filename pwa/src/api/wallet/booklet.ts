/** `GET /api/wallet/<link>`. Schemas of its own, so that the beneficiary's page does not load the scanner's. */
import * as v from 'valibot';
import { fetched, isOurs } from '../wire/ours';

export const TIMEOUT_MS = 10_000;

const text = v.nullable(v.string());
const moment = v.pipe(v.string(), v.check((said) => !Number.isNaN(Date.parse(said))));

const voucher = v.object({
  position: v.number(),
  state: v.picklist(['available', 'used', 'unavailable']),
  used_at: v.nullable(moment),
  venue: text,
  code: text,
  svg: text,
});

/** A telephone number: `dialled` for `tel:` links, `said` for people. */
const phone = v.object({ dialled: v.string(), said: v.string() });
export type Phone = v.InferOutput<typeof phone>;

export const place = v.object({
  id: v.number(),
  name: v.string(),
  address: v.string(),
  postcode: v.string(),
  commune: v.string(),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  phone: v.string(),
  // Booklets stored on phones by an older version have only the text.
  phones: v.optional(v.array(phone)),
  phone_text: v.optional(v.string()),
  distance_km: v.nullable(v.number()),
  // Booklets stored on phones by an older version have none of the following.
  itinerant: v.optional(v.boolean(), false),
  services: v.optional(v.array(v.string()), []),
  zone: v.optional(v.string()),
  access: v.optional(v.array(v.string()), []),
  spoken: v.optional(v.array(v.string()), []),
  booking: v.optional(v.string(), ''),
  open: v.nullable(v.array(v.tuple([moment, moment]))),
});

export const wallet = v.object({
  booklet: v.string(),
  sponsor: v.string(),
  support_phone: text,
  support_phones: v.optional(v.array(phone)),
  size: v.number(),
  left: v.number(),
  value_cents: v.number(),
  last_day: text,
  grace_day: text,
  state: v.picklist(['active', 'used_up', 'not_funded', 'voided', 'blocked', 'expired']),
  postcode: text,
  vouchers: v.array(voucher),
  venues: v.array(place),
});

export type Wallet = v.InferOutput<typeof wallet>;
export type HeldVoucher = Wallet['vouchers'][number];
export type Place = Wallet['venues'][number];

export type WalletAnswer =
  | { readonly kind: 'new'; readonly wallet: Wallet; readonly etag: string | null }
  | { readonly kind: 'same' }
  | { readonly kind: 'unknown_link' }
  | { readonly kind: 'unreachable' };

const unknownLink = v.object({ error: v.object({ code: v.picklist(['unknown_link']) }) });

/** Fetches the booklet behind a link. With the `etag` of the stored copy, an unchanged booklet answers `same`. */
export async function getWallet(link: string, postcode: string | null, etag: string | null): Promise<WalletAnswer> {
  try {
    const headers: HeadersInit = etag === null ? {} : { 'if-none-match': etag };
    return await fetched(address(link, postcode), { headers, credentials: 'omit' }, understood, TIMEOUT_MS);
  } catch {
    return { kind: 'unreachable' };
  }
}

function address(link: string, postcode: string | null): string {
  return `/api/wallet/${encodeURIComponent(link)}${postcode === null ? '' : `?postcode=${postcode}`}`;
}

async function understood(response: Response): Promise<WalletAnswer> {
  // A hotspot answers 200 and 404 too, but without our header.
  if (!isOurs(response)) return { kind: 'unreachable' };
  if (response.status === 304) return { kind: 'same' };
  const json: unknown = await response.json();
  const read = v.safeParse(wallet, json);
  if (response.ok && read.success) return { kind: 'new', wallet: read.output, etag: response.headers.get('etag') };
  return { kind: v.is(unknownLink, json) ? 'unknown_link' : 'unreachable' };
}
