/** Credit notes: what sponsors get back after a campaign has ended, as the server's `credits/`. */
import * as v from 'valibot';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.isoDate());

const creditNote = v.object({
  number: v.string(),
  campaign_id: whole,
  campaign: v.string(),
  organisation: v.string(),
  issued_on: day,
  vouchers: whole,
  face_cents: whole,
  unissued_cents: whole,
  total_cents: whole,
  parts: v.array(v.object({ order_id: whole, payment_order: v.string(), vouchers: whole, face_cents: whole, unissued_cents: whole })),
});

const preview = v.object({
  campaign_id: whole,
  first_day: v.nullable(day),
  hindrance: v.nullable(v.object({ code: v.string(), message: v.string() })),
  issued: whole,
  redeemed: whole,
  in_grace: whole,
  credited: whole,
  vouchers: whole,
  face_cents: whole,
  unissued_cents: whole,
  total_cents: whole,
  released_cents: whole,
});

export type CreditNote = v.InferOutput<typeof creditNote>;
export type CreditPreview = v.InferOutput<typeof preview>;

const address = (campaignId: number) => `/api/campaigns/${campaignId}/credit`;

export const listCreditNotes = () => call(v.object({ credit_notes: v.array(creditNote) }), '/api/credit-notes');

export const previewCredit = (campaignId: number) => call(preview, address(campaignId));

export const issueCredit = (campaignId: number) => call(creditNote, address(campaignId), { method: 'POST' });

export const creditPdf = (number: string) => `/api/credit-notes/${number}/credit-note.pdf`;
