/** Sponsors, campaigns and orders, as the server's `campaigns/`. */
import * as v from 'valibot';
import { call, nothing } from './wire/http';
import { paged, pageOf } from './wire/pages';
import { SERVICES } from './wire/shapes';

const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.isoDate());
const moment = v.pipe(v.string(), v.isoTimestamp());

/** Terms that the operator sets; null means no restriction. */
const terms = {
  name: v.string(),
  first_day: day,
  last_day: v.nullable(day),
  grace_day: v.nullable(day),
  valid_days: v.nullable(whole),
  voucher_cents: whole,
  fee_bps: whole,
  sponsor_fee_bps: whole,
  guarantee_bps: whole,
  allowance: whole,
  allowance_alone: whole,
  services: v.nullable(v.array(v.picklist(SERVICES))),
  territory: v.nullable(v.array(v.string())),
  target_publics: v.nullable(v.array(v.string())),
  sponsor_text: v.nullable(v.string()),
  /** A written payment order makes its orders worth money before the money is there. */
  trusts_promises: v.boolean(),
  /** Within so many days it has to come then. */
  promise_days: whole,
};

const campaign = v.object({
  id: whole,
  sponsor_id: whole,
  sponsor: v.string(),
  stock_blocked: v.boolean(),
  needs_approval: v.boolean(),
  /** Days until the last day, null without one; `near_end` is the server's judgement. */
  days_left: v.nullable(whole),
  near_end: v.boolean(),
  replaced_on_paper: v.optional(v.array(v.string()), []),
  ...terms,
});

const order = v.object({
  id: whole,
  campaign_id: whole,
  campaign: v.string(),
  sponsor: v.string(),
  booklet_size: whole,
  booklet_count: whole,
  face_value_cents: whole,
  sponsor_fee_cents: whole,
  /** The VAT on the fee, null until an invoice states it. */
  vat_cents: v.nullable(whole),
  /** What the sponsor has to pay: face value, fee and its VAT. The bank transfer must quote `payment_reference`. */
  total_cents: whole,
  payment_reference: v.string(),
  state: v.picklist(['draft', 'ordered', 'funded', 'closed', 'cancelled']),
  ordered_at: v.nullable(moment),
  payment_order: v.nullable(v.string()),
  funded_at: v.nullable(moment),
  /** Credits on our account, a promise, once somebody's word; a claim on the sponsor where the bank took it back. */
  funded_by: v.nullable(v.picklist(['credits', 'promise', 'word', 'claim'])),
  received_cents: whole,
  /** What has not come, of a promised order too. */
  lacking_cents: whole,
  issued_at: v.nullable(moment),
  cancelled_at: v.nullable(moment),
  first_serial: v.nullable(whole),
  last_serial: v.nullable(whole),
});

const sponsor = v.object({ id: whole, name: v.string(), support_phone: v.nullable(v.string()) });

export type Campaign = v.InferOutput<typeof campaign>;
export type Terms = Pick<Campaign, keyof typeof terms>;
export type Order = v.InferOutput<typeof order>;
export type Sponsor = v.InferOutput<typeof sponsor>;

/** Issuing is synchronous and may create ten thousand booklets. */
const ISSUE_TIMEOUT_MS = 120_000;

export const listSponsors = () => call(v.object({ sponsors: v.array(sponsor) }), '/api/sponsors');

export const listCampaigns = () => call(v.object({ campaigns: v.array(campaign) }), '/api/campaigns');

export const getCampaign = (campaignId: number) => call(campaign, `/api/campaigns/${campaignId}`);

export const createCampaign = (sponsorId: number, wanted: Terms & Pick<Campaign, 'needs_approval'>) =>
  call(campaign, '/api/campaigns', { method: 'POST', body: { sponsor_id: sponsorId, ...wanted } });

export const changeCampaign = (campaignId: number, changes: Partial<Terms>) =>
  call(campaign, `/api/campaigns/${campaignId}`, { method: 'PATCH', body: changes });

export const listOrders = () => call(v.object({ orders: v.array(order) }), '/api/orders');

const foundOrders = v.object({ orders: v.array(order), ...paged });

export const findOrders = (question: string, after: string) => call(foundOrders, pageOf('/api/orders/found', question, after));
export const ordersFile = (question: string): string => `/api/orders.csv?${question}`;

export const getOrder = (orderId: number) => call(order, `/api/orders/${orderId}`);

/** Not idempotent: a repeated call leaves a second draft, which can be deleted. */
export const draftOrder = (wanted: { campaign_id: number; booklet_size: number; booklet_count: number }) =>
  call(order, '/api/orders', { method: 'POST', body: { ...wanted, draft: true } });

export const placeDraft = (orderId: number) => call(order, `/api/orders/${orderId}/place`, { method: 'POST' });

export const deleteDraft = (orderId: number) => call(nothing, `/api/orders/${orderId}`, { method: 'DELETE' });

export const cancelOrder = (orderId: number) => call(order, `/api/orders/${orderId}/cancel`, { method: 'POST' });

export const issueOrder = (orderId: number) =>
  call(v.object({ first: v.string(), last: v.string(), booklets: whole }), `/api/orders/${orderId}/issue`, {
    method: 'POST',
    timeoutMs: ISSUE_TIMEOUT_MS,
  });

export const closeOrder = (orderId: number) => call(order, `/api/orders/${orderId}/close`, { method: 'POST' });
