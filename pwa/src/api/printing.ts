/** Printing: an order's proof and its parts, a sponsor's logo and text, as the server's `printing/`. */
import * as v from 'valibot';
import { getFile } from './wire/files';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());

const part = v.object({ number: whole, name: v.string(), booklets: whole, first: v.string(), last: v.string() });

const printing = v.object({
  order_id: whole,
  sponsor_id: whole,
  sponsor: v.string(),
  booklets: whole,
  proof: v.object({
    fingerprint: v.string(),
    approved_at: v.nullable(moment),
    approved_by: v.nullable(v.string()),
    may_approve: v.boolean(),
  }),
  ready: v.boolean(),
  reason: v.nullable(v.string()),
  message: v.nullable(v.string()),
  parts: v.array(part),
  data: v.string(),
});

const sponsorPaper = v.object({
  text: v.nullable(v.string()),
  logo_sha256: v.nullable(v.string()),
  replaced_on_paper: v.optional(v.array(v.string()), []),
  support_phone: v.nullable(v.string()),
  support_phone_said: v.string(),
});

export type Printing = v.InferOutput<typeof printing>;
export type Part = v.InferOutput<typeof part>;
export type SponsorPaper = v.InferOutput<typeof sponsorPaper>;
export const LAYOUTS = ['sheet', 'ticket'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const LARGEST_LOGO = 2 * 1024 * 1024;
export const LONGEST_TEXT = 200;
const DRAWING_MS = 90_000;

export const getPrinting = (orderId: number) => call(printing, `/api/orders/${orderId}/print`);

export const approveProof = (orderId: number, fingerprint: string) =>
  call(printing, `/api/orders/${orderId}/proof/approve`, { method: 'POST', body: { fingerprint } });

export const proofOf = (orderId: number, layout: Layout) => `/api/orders/${orderId}/proof.pdf?layout=${layout}`;

export const partOf = (orderId: number, number: number, layout: Layout) =>
  `/api/orders/${orderId}/print/${number}.pdf?layout=${layout}`;

export const getPart = (orderId: number, number: number, layout: Layout) =>
  getFile(partOf(orderId, number, layout), DRAWING_MS);

export const dataOf = (orderId: number) => `/api/orders/${orderId}/print/data.csv`;

export const getSponsorPaper = (sponsorId: number) => call(sponsorPaper, `/api/sponsors/${sponsorId}/paper`);

export const writeText = (sponsorId: number, text: string | null) =>
  call(sponsorPaper, `/api/sponsors/${sponsorId}/paper`, { method: 'PUT', body: { text } });

export const writeSupportPhone = (sponsorId: number, phone: string) =>
  call(sponsorPaper, `/api/sponsors/${sponsorId}/support-phone`, { method: 'PUT', body: { support_phone: phone } });

/** The start of `sha256` makes the URL change with the picture, so that no cache shows an old one. */
export const logoOf = (sponsorId: number, sha256: string) => `/api/sponsors/${sponsorId}/logo?${sha256.slice(0, 8)}`;

export const putLogo = (sponsorId: number, picture: Blob) =>
  call(sponsorPaper, `/api/sponsors/${sponsorId}/logo`, { method: 'PUT', body: picture, timeoutMs: DRAWING_MS });

export const dropLogo = (sponsorId: number) =>
  call(sponsorPaper, `/api/sponsors/${sponsorId}/logo`, { method: 'DELETE' });
