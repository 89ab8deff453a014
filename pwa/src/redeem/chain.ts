/** The fields of a redemption or reversal that its hash in the journal's chain covers. */
import * as chain from '../outbox/chain';
import type { Entry, RedemptionEntry, ReversalEntry } from './store';

type Told = Pick<RedemptionEntry, 'kind' | 'text' | 'service'> | Pick<ReversalEntry, 'kind' | 'redemption_id' | 'reason'>;
export type Unchained = Told & Pick<Entry, 'id' | 'venue_id' | 'device_id' | 'at' | 'person_id'>;

export function claimsOf(entry: Unchained): chain.Claims {
  const told = entry.kind === 'redemption' ? [entry.text, entry.service] : [entry.redemption_id, entry.reason];
  const by = entry.person_id ? [entry.person_id] : [];
  return [entry.kind, entry.id, entry.venue_id, entry.device_id, entry.at, ...told, ...by];
}

/** True when no entry is missing, added or changed since it was written. */
export const isUnbroken = (entries: readonly Entry[]): Promise<boolean> => chain.isUnbroken(entries, claimsOf);
