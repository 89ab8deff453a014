/** Quotes and invoices of orders, as the server's `billing/`. */
import * as v from 'valibot';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.isoDate());

export const REFERENCES = ['service', 'engagement', 'contract'] as const;
export type Reference = (typeof REFERENCES)[number];
export type References = Record<Reference, string>;
export type Needs = Record<Reference, boolean>;

const priced = { number: v.string(), issued_on: day, total_cents: whole };

const deposit = v.object({ state: v.picklist(['deposited', 'refused']), reason: v.string(), recorded_at: v.string() });

const quote = v.object({ ...priced, valid_until: day });

const invoice = v.object({
  ...priced,
  due_on: day,
  service: v.string(),
  engagement: v.string(),
  contract: v.string(),
  /** The number of the credit note that cancelled it. */
  credit_note: v.nullable(v.string()),
  deposits: v.array(deposit),
});

const needs = v.object({ service: v.boolean(), engagement: v.boolean(), contract: v.boolean() });

const billing = v.object({
  state: v.picklist(['drafted', 'quoted', 'to_invoice', 'invoiced', 'partly_paid', 'overdue', 'promised', 'paid', 'cancelled']),
  organisation_id: whole,
  needs,
  quote: v.nullable(quote),
  /** Newest first; one at most is not cancelled. */
  invoices: v.array(invoice),
});

export type Billing = v.InferOutput<typeof billing>;
export type Invoice = v.InferOutput<typeof invoice>;
export type Quote = v.InferOutput<typeof quote>;

const address = (orderId: number) => `/api/orders/${orderId}`;

export const getBilling = (orderId: number) => call(billing, `${address(orderId)}/billing`);

export const issueQuote = (orderId: number) => call(quote, `${address(orderId)}/quote`, { method: 'POST' });

export const issueInvoice = (orderId: number, references: References) =>
  call(invoice, `${address(orderId)}/invoice`, { method: 'POST', body: references });

/** Cancels the invoice by a credit note, and issues another. */
export const correctInvoice = (orderId: number, references: References) =>
  call(invoice, `${address(orderId)}/invoice/correct`, { method: 'POST', body: references });

/** `reason` is empty unless the platform refused the invoice. */
export const recordDeposit = (number: string, state: 'deposited' | 'refused', reason: string) =>
  call(deposit, `/api/invoices/${number}/deposits`, { method: 'POST', body: { state, reason } });

export const recordNeeds = (organisationId: number, wanted: Needs) =>
  call(needs, `/api/organisations/${organisationId}/invoice-needs`, { method: 'PUT', body: wanted });

export const quotePdf = (number: string) => `/api/quotes/${number}/quote.pdf`;
export const invoicePdf = (number: string) => `/api/invoices/${number}/invoice.pdf`;
export const cancellationPdf = (number: string) => `/api/invoices/${number}/credit-note.pdf`;
