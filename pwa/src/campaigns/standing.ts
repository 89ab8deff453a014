/** The states of campaigns and orders, and who has to act next. Pure: today is passed in. */
import type { Campaign, Order } from '../api/campaigns';
import type { Side } from '../api/expiry';
import type { Fixed } from './form/form';

export type CampaignState = 'coming' | 'running' | 'grace' | 'over';

export function stateOf(campaign: Campaign, today: string): CampaignState {
  if (today < campaign.first_day) return 'coming';
  if (campaign.last_day === null || today <= campaign.last_day) return 'running';
  return campaign.grace_day !== null && today <= campaign.grace_day ? 'grace' : 'over';
}

/** Whether booklets may still be ordered. */
export const goesOn = (campaign: Campaign, today: string) => campaign.last_day === null || today <= campaign.last_day;

export const ORDER_STATES = [
  ...(['draft', 'ordered', 'ordered_issued', 'partly_paid', 'promised', 'promised_issued', 'claimed', 'funded', 'issued', 'closed', 'cancelled'] as const),
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Worth money by a payment order whose money has not all come: never told as received. */
export const isPromised = ({ state, funded_by, lacking_cents }: Order) => state === 'funded' && funded_by === 'promise' && lacking_cents > 0;

export function orderState(order: Order): OrderState {
  const issued = order.issued_at !== null;
  if (order.state === 'ordered' && order.received_cents > 0) return 'partly_paid';
  if (order.state === 'ordered') return issued ? 'ordered_issued' : 'ordered';
  if (order.funded_by === 'claim') return 'claimed';
  if (isPromised(order)) return issued ? 'promised_issued' : 'promised';
  if (order.state === 'funded') return issued ? 'issued' : 'funded';
  return order.state;
}

/** Who has to act next: for an ordered one, the sponsor pays; the operator matches what comes (`matching/`). */
const NEXT: Record<OrderState, readonly Side[]> = {
  draft: ['sponsor'],
  ordered: ['sponsor'],
  ordered_issued: ['sponsor'],
  partly_paid: ['sponsor'],
  promised: ['sponsor', 'operator'],
  promised_issued: ['sponsor'],
  claimed: ['sponsor', 'operator'],
  funded: ['operator'],
  issued: [],
  closed: [],
  cancelled: [],
};

export const waitsForOrder = (order: Order, side: Side) => NEXT[orderState(order)].includes(side);

/** Which terms a campaign's orders have fixed. */
export function fixedBy(orders: readonly Order[]): Fixed {
  return {
    money: orders.some((order) => order.funded_at !== null),
    paper: orders.some((order) => order.first_serial !== null),
  };
}
