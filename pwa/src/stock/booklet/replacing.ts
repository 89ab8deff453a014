/** Which booklets in stock can replace another one: funded, here, and large enough, the smallest first. Pure. */
import type { Booklet } from '../../api/vouchers';

const SHOWN = 4;

export function canReplace(stock: readonly Booklet[], left: number): Booklet[] {
  const fitting = stock.filter(({ funded, in_transit, size, state }) => (state === 'in_stock' || state === 'expired') && funded && !in_transit && size >= left);
  return fitting.sort((one, other) => one.size - other.size).slice(0, SHOWN);
}
