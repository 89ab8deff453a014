/** The screens of stock and their names in the address's hash. */
export type StockScreen = { readonly kind: 'stock' | 'send' | 'found' } | { readonly kind: 'booklet'; readonly number: string };

export const STOCK = 'stock';
export const SEND = 'stock-envoyer';
export const FOUND = 'carnets-remis';

export const bookletScreen = (number: string) => `carnet-${number}`;

const BOOKLET = /^carnet-([1-9]\d{0,4}-[1-9]\d{0,9})$/;

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): StockScreen | null {
  if (address === STOCK) return { kind: 'stock' };
  if (address === SEND) return { kind: 'send' };
  if (address === FOUND) return { kind: 'found' };
  const number = BOOKLET.exec(address)?.[1];
  return number === undefined ? null : { kind: 'booklet', number };
}
