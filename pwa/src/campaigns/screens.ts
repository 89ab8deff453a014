/** The screens of campaigns and orders and their names in the address's hash. */
export type CampaignScreen =
  | { readonly kind: 'campaigns' | 'orders' | 'new_campaign' | 'credits' }
  | { readonly kind: 'campaign' | 'change_campaign' | 'new_order' | 'end' | 'approvals'; readonly campaignId: number }
  | { readonly kind: 'order'; readonly orderId: number };

export const CAMPAIGNS = 'campagnes';
export const ORDERS = 'commandes';
export const NEW_CAMPAIGN = 'campagne-nouvelle';
export const CREDITS = 'avoirs';

export const campaignScreen = (campaignId: number) => `campagne-${campaignId}`;
export const changeScreen = (campaignId: number) => `campagne-${campaignId}-modifier`;
export const newOrderScreen = (campaignId: number) => `campagne-${campaignId}-commander`;
export const endScreen = (campaignId: number) => `campagne-${campaignId}-fin`;
export const approvalsScreen = (campaignId: number) => `campagne-${campaignId}-structures`;
export const orderScreen = (orderId: number) => `commande-${orderId}`;

const ALONE = { [CAMPAIGNS]: 'campaigns', [ORDERS]: 'orders', [NEW_CAMPAIGN]: 'new_campaign', [CREDITS]: 'credits' } as const;
const OF_CAMPAIGN = { '': 'campaign', '-modifier': 'change_campaign', '-commander': 'new_order', '-fin': 'end', '-structures': 'approvals' } as const;
const NUMBERED = /^(campagne|commande)-([1-9]\d{0,8})(-\w+)?$/;

const has = <O extends object>(known: O, key: PropertyKey): key is keyof O => Object.hasOwn(known, key);

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): CampaignScreen | null {
  if (has(ALONE, address)) return { kind: ALONE[address] };
  const [, what, number, part = ''] = NUMBERED.exec(address) ?? [];
  if (what === 'commande' && part === '') return { kind: 'order', orderId: Number(number) };
  if (what === 'campagne' && has(OF_CAMPAIGN, part)) return { kind: OF_CAMPAIGN[part], campaignId: Number(number) };
  return null;
}
