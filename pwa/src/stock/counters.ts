/** The counters of booklets and their sums over places. Pure. */
import type { PlaceCounts } from '../api/stock';

export const COUNTERS = ['issued', 'in_stock', 'in_transit', 'handed_over', 'started', 'used_up', 'voided', 'expired'] as const;

/** Sums over all places; a counter that is withheld (null) for one place is null in the sum. Throws without rows. */
export function summed(rows: readonly PlaceCounts[], name: string): PlaceCounts {
  const [first] = rows;
  if (!first) throw new Error('Nothing to sum.');
  const sums = COUNTERS.map((counter) => [counter, sum(rows.map((row) => row[counter]))]);
  return { ...first, ...(Object.fromEntries(sums) as Pick<PlaceCounts, (typeof COUNTERS)[number]>), place_id: null, place: name };
}

function sum(counts: readonly (number | null)[]): number | null {
  let total = 0;
  for (const count of counts) {
    if (count === null) return null;
    total += count;
  }
  return total;
}
