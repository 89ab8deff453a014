import type { Campaign, Order } from '../../src/api/campaigns';
import type { Procedure, Step } from '../../src/api/expiry';

export const campaign = (columns: Partial<Campaign> = {}): Campaign => ({
  id: 3,
  sponsor_id: 7,
  sponsor: 'Département',
  name: 'Pass 2026',
  stock_blocked: false,
  needs_approval: false,
  days_left: 200,
  near_end: false,
  first_day: '2026-01-01',
  last_day: '2026-12-31',
  grace_day: '2027-01-31',
  valid_days: null,
  voucher_cents: 1000,
  fee_bps: 400,
  sponsor_fee_bps: 400,
  guarantee_bps: 200,
  allowance: 10,
  allowance_alone: 5,
  services: null,
  territory: null,
  target_publics: null,
  sponsor_text: null,
  trusts_promises: false,
  promise_days: 30,
  replaced_on_paper: [],
  ...columns,
});

export const order = (columns: Partial<Order> = {}): Order => ({
  id: 12,
  campaign_id: 3,
  campaign: 'Pass 2026',
  sponsor: 'Département',
  booklet_size: 10,
  booklet_count: 100,
  face_value_cents: 1_000_000,
  sponsor_fee_cents: 40_000,
  vat_cents: null,
  total_cents: 1_040_000,
  payment_reference: 'Commande 12',
  state: 'ordered',
  ordered_at: '2026-11-23T09:00:00.000Z',
  payment_order: null,
  funded_at: null,
  funded_by: null,
  received_cents: 0,
  lacking_cents: 1_040_000,
  issued_at: null,
  cancelled_at: null,
  first_serial: null,
  last_serial: null,
  ...columns,
});

const step = (name: Step['step'], day: string): Step => ({
  step: name,
  due_day: day,
  editable: !['last_day', 'refusal'].includes(name),
  to_confirm: ['block', 'acknowledge', 'statement'].includes(name),
  done_at: null,
  confirmations: [],
});

/** An expiry procedure whose first steps were taken. */
export function procedure(taken: number, columns: Partial<Procedure> = {}): Procedure {
  const steps = [
    step('alert', '2026-12-01'),
    step('block', '2026-12-16'),
    step('acknowledge', '2026-12-24'),
    step('last_day', '2026-12-31'),
    step('refusal', '2027-02-01'),
    step('statement', '2027-02-06'),
  ];
  return {
    campaign_id: 3,
    last_day: '2026-12-31',
    grace_day: '2027-01-31',
    stock_blocked: false,
    counters: { issued: 100, handed_over: 60, in_stock: 40, started: 30 },
    steps: steps.map((one, n) => (n < taken ? { ...one, editable: false, done_at: `${one.due_day}T08:00:00.000Z` } : one)),
    ...columns,
  };
}
