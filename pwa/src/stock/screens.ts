/** The screens of stock, by what the address says after its `#`. */
export type StockScreen = { readonly kind: 'stock' | 'send' } | { readonly kind: 'booklet'; readonly number: string };

export const STOCK = 'stock';
export const SEND = 'stock-envoyer';

export const bookletScreen = (number: string) => `carnet-${number}`;

const BOOKLET = /^carnet-([1-9]\d{0,4}-[1-9]\d{0,9})$/;

/** The screen that an address names; null when it is none of these. */
export function screenOf(address: string): StockScreen | null {
  if (address === STOCK) return { kind: 'stock' };
  if (address === SEND) return { kind: 'send' };
  const number = BOOKLET.exec(address)?.[1];
  return number === undefined ? null : { kind: 'booklet', number };
}
