/** Appends to a journal: stored durably before anything is shown, each entry chained to the one before it. */
import { type Claims, follow, type Link, type Position, START } from './chain';
import type { EntryBase } from './entry';

/** Resolves only once the disk has the data, since the power may fail at any moment. */
export const DURABLE = { durability: 'strict' } as const;

/** Cache of the last link per connection: saves one read before each verdict. */
const seen = new WeakMap<object, Link>();

/**
 * A hash cannot be computed inside a transaction: compute it, then write only if the last entry is still the one
 * it follows. `write` returns the real last link when another tab wrote meanwhile.
 */
export async function place<T extends { kind: string }>(
  store: object,
  claims: Claims,
  write: (link: Position) => Promise<T | Link>,
): Promise<T> {
  let last = seen.get(store) ?? START;
  for (;;) {
    const link = await follow(last, claims);
    const written = await write(link);
    if ('kind' in written) {
      seen.set(store, written.kind === 'stored' ? link : last);
      return written;
    }
    last = written;
  }
}

interface BySeq {
  index(name: 'seq'): { openCursor(query: null, direction: 'prev'): Promise<{ value: EntryBase } | null> };
}

export async function lastLink(journal: BySeq): Promise<Link> {
  const cursor = await journal.index('seq').openCursor(null, 'prev');
  return cursor === null ? START : { seq: cursor.value.seq, hash: cursor.value.hash };
}
