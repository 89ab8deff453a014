/** The counters of booklets, by the names they have everywhere, and their sums. Pure. */
import type { PlaceCounts } from '../api/stock';

export const COUNTERS = ['issued', 'in_stock', 'in_transit', 'handed_over', 'started', 'used_up', 'voided', 'expired'] as const;

/** All places together; a counter that is kept back somewhere is kept back here. */
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
