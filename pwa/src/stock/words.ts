/** Transfers in words. */
import type { Transfer } from '../api/stock';
import { counted } from '../i18n/numbers';
import { t } from './t';

/** `20 carnets` */
export const booklets = (n: number): string => t('booklets', { n, count: counted(n) });

/** `1-1 à 1-20, 1-25` */
export function numbersOf({ ranges }: Pick<Transfer, 'ranges'>): string {
  return ranges.map(([first, last]) => (first === last ? first : t('range', { first, last }))).join(', ');
}
