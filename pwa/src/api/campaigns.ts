/** Campaigns and orders, as the server's `campaigns/`. */
import * as v from 'valibot';
import { call } from './http';

const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.isoDate());
const moment = v.pipe(v.string(), v.isoTimestamp());

const campaign = v.object({
  id: whole,
  sponsor: v.string(),
  name: v.string(),
  voucher_cents: whole,
  first_day: day,
  last_day: v.nullable(day),
  grace_day: v.nullable(day),
  valid_days: v.nullable(whole),
  stock_blocked: v.boolean(),
});

const order = v.object({
  id: whole,
  campaign_id: whole,
  booklet_size: whole,
  booklet_count: whole,
  face_value_cents: whole,
  state: v.picklist(['draft', 'ordered', 'funded', 'closed']),
  ordered_at: v.nullable(moment),
  payment_order: v.nullable(v.string()),
  funded_at: v.nullable(moment),
  issued_at: v.nullable(moment),
  first_serial: v.nullable(whole),
  last_serial: v.nullable(whole),
});

export type Campaign = v.InferOutput<typeof campaign>;
export type Order = v.InferOutput<typeof order>;

export const listCampaigns = () => call(v.object({ campaigns: v.array(campaign) }), '/api/campaigns');

export const listOrders = () => call(v.object({ orders: v.array(order) }), '/api/orders');
