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

export const ORDER_STATES = ['draft', 'ordered', 'ordered_issued', 'funded', 'issued', 'closed', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export function orderState(order: Order): OrderState {
  if (order.state === 'ordered') return order.issued_at === null ? 'ordered' : 'ordered_issued';
  if (order.state === 'funded') return order.issued_at === null ? 'funded' : 'issued';
  return order.state;
}

/** Who has to act next: for an ordered one, the sponsor sends the payment order and the operator records it. */
const NEXT: Record<OrderState, readonly Side[]> = {
  draft: ['sponsor'],
  ordered: ['sponsor', 'operator'],
  ordered_issued: ['sponsor', 'operator'],
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
