/** The hash chain of a journal: each entry holds the hash of the one before it. */
import { toHex } from '../lib/hex';
import type { EntryBase } from './entry';

export interface Link {
  readonly seq: number;
  readonly hash: string;
}

export interface Position extends Link {
  readonly prev: string;
}

export const START: Link = { seq: 0, hash: '' };

/** What the hash of an entry covers beside its place: it must come out the same from draft and entry. */
export type Claims = readonly unknown[];

/** The place of a new entry after the last one: its number, the hash before it and its own. */
export async function follow(last: Link, claims: Claims): Promise<Position> {
  const seq = last.seq + 1;
  return { seq, prev: last.hash, hash: await hashOf(seq, last.hash, claims) };
}

/** Is each entry the one that was written after the one before it? Entries in the order of `seq`, from any start. */
export async function isUnbroken<E extends EntryBase>(entries: readonly E[], claimsOf: (entry: E) => Claims): Promise<boolean> {
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    if (before !== undefined && (entry.prev !== before.hash || entry.seq !== before.seq + 1)) return false;
    if (entry.hash !== (await hashOf(entry.seq, entry.prev, claimsOf(entry)))) return false;
  }
  return true;
}

async function hashOf(seq: number, prev: string, claims: Claims): Promise<string> {
  const content = JSON.stringify([seq, prev, ...claims]);
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content)));
}
