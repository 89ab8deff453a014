/** What the journal's chain covers of a redemption or a reversal. */
import * as chain from '../outbox/chain';
import type { Entry, RedemptionEntry, ReversalEntry } from './store';

type Told = Pick<RedemptionEntry, 'kind' | 'text' | 'service'> | Pick<ReversalEntry, 'kind' | 'redemption_id' | 'reason'>;
export type Unchained = Told & Pick<Entry, 'id' | 'venue_id' | 'device_id' | 'at'>;

export function claimsOf(entry: Unchained): chain.Claims {
  const told = entry.kind === 'redemption' ? [entry.text, entry.service] : [entry.redemption_id, entry.reason];
  return [entry.kind, entry.id, entry.venue_id, entry.device_id, entry.at, ...told];
}

/** Is each entry the one that was written after the one before it? */
export const isUnbroken = (entries: readonly Entry[]): Promise<boolean> => chain.isUnbroken(entries, claimsOf);
