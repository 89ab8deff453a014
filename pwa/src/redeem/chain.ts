/** The hash chain of the journal: each entry holds the hash of the one before it. */
import { toHex } from '../lib/hex';
import type { Entry, RedemptionEntry, ReversalEntry } from './store';

export interface Link {
  readonly seq: number;
  readonly hash: string;
}

export const START: Link = { seq: 0, hash: '' };

type Claims = Pick<RedemptionEntry, 'kind' | 'text' | 'service'> | Pick<ReversalEntry, 'kind' | 'redemption_id' | 'reason'>;
export type Unchained = Claims & Pick<Entry, 'id' | 'venue_id' | 'device_id' | 'at'>;

/** The place of a new entry after the last one: its number, the hash before it and its own. */
export async function follow(last: Link, entry: Unchained): Promise<{ seq: number; prev: string; hash: string }> {
  const seq = last.seq + 1;
  return { seq, prev: last.hash, hash: await hashOf(seq, last.hash, entry) };
}

/** Is each entry the one that was written after the one before it? Entries in the order of `seq`, from any start. */
export async function isUnbroken(entries: readonly Entry[]): Promise<boolean> {
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    if (before !== undefined && (entry.prev !== before.hash || entry.seq !== before.seq + 1)) return false;
    if (entry.hash !== (await hashOf(entry.seq, entry.prev, entry))) return false;
  }
  return true;
}

async function hashOf(seq: number, prev: string, entry: Unchained): Promise<string> {
  const claims =
    entry.kind === 'redemption' ? [entry.text, entry.service] : [entry.redemption_id, entry.reason];
  const content = JSON.stringify([seq, prev, entry.kind, entry.id, entry.venue_id, entry.device_id, entry.at, ...claims]);
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content)));
}
