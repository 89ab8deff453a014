/** The journal: every redemption and reversal of this phone, written before the screen says so, never deleted unsent. */
import { type Unchained, follow, type Link, START } from './chain';
import { freeVoucher, isSpent } from './spent';
import { type Entry, type RedemptionEntry, type ReversalEntry, type Settings, type Spent, type Store } from './store';

/** Power may go at any moment: wait for the disk, not for the operating system's word. */
const DURABLE = { durability: 'strict' } as const;

type Placed = 'seq' | 'prev' | 'hash' | 'state' | 'error' | 'told';
export type RedemptionDraft = Omit<RedemptionEntry, Placed | 'result' | 'reversal'>;
export type ReversalDraft = Omit<ReversalEntry, Placed>;
type Memory = Pick<Spent, 'venue' | 'commune' | 'until'>;

interface Stored<T> {
  readonly kind: 'stored';
  readonly entry: T;
}
export type WrittenRedemption = Stored<RedemptionEntry> | { readonly kind: 'spent'; readonly spent: Spent };
export type WrittenReversal = Stored<ReversalEntry> | { readonly kind: 'not_reversible' };

/** Writes a redemption and remembers the voucher as spent, or tells that it was already: one transaction. */
export function appendRedemption(
  store: Store,
  draft: RedemptionDraft,
  memory: Memory,
  clock: Settings['clock'],
): Promise<WrittenRedemption> {
  return place<WrittenRedemption>(store, draft, async (link) => {
    const tx = store.transaction(['journal', 'spent', 'settings'], 'readwrite', DURABLE);
    const [last, known] = await Promise.all([lastLink(tx.objectStore('journal')), tx.objectStore('spent').get(draft.subject)]);
    if (isSpent(known) && known.entry_id !== draft.id) return { kind: 'spent', spent: known };
    if (last.hash !== link.prev) return last;
    const entry: RedemptionEntry = { ...draft, ...link, ...FRESH, result: null, reversal: null };
    await Promise.all([
      tx.objectStore('journal').put(entry),
      tx.objectStore('spent').put(remember(entry, memory)),
      tx.objectStore('settings').put(clock, 'clock'),
      tx.done,
    ]);
    return { kind: 'stored', entry };
  });
}

/** Writes a reversal, marks its redemption and frees the voucher: one transaction. */
export function appendReversal(store: Store, draft: ReversalDraft): Promise<WrittenReversal> {
  return place<WrittenReversal>(store, draft, async (link) => {
    const tx = store.transaction(['journal', 'spent'], 'readwrite', DURABLE);
    const journal = tx.objectStore('journal');
    const [last, target] = await Promise.all([lastLink(journal), journal.get(draft.redemption_id)]);
    if (target?.kind !== 'redemption' || target.reversal !== null || !stands(target)) return { kind: 'not_reversible' };
    if (last.hash !== link.prev) return last;
    const entry: ReversalEntry = { ...draft, ...link, ...FRESH };
    await Promise.all([
      journal.put(entry),
      journal.put({ ...target, reversal: { id: draft.id, confirmed: false } }),
      freeVoucher(tx.objectStore('spent'), target, draft.id),
      tx.done,
    ]);
    return { kind: 'stored', entry };
  });
}

/** Is the voucher redeemed, as far as anybody knows? */
export function stands({ state }: RedemptionEntry): boolean {
  return state === 'waiting' || state === 'accepted';
}

const FRESH = { state: 'waiting', error: null, told: false } as const;

type Position = Awaited<ReturnType<typeof follow>>;

/** The last link that each connection saw: one read less before each verdict. */
const seen = new WeakMap<Store, Link>();

/**
 * A hash cannot be computed inside a transaction: compute it, then write only if the last entry is still the one
 * it follows. `write` returns the real last link when another tab wrote meanwhile.
 */
async function place<T extends { kind: string }>(
  store: Store,
  draft: Unchained,
  write: (link: Position) => Promise<T | Link>,
): Promise<T> {
  let last = seen.get(store) ?? START;
  for (;;) {
    const link = await follow(last, draft);
    const written = await write(link);
    if ('kind' in written) {
      seen.set(store, written.kind === 'stored' ? link : last);
      return written;
    }
    last = written;
  }
}

interface BySeq {
  index(name: 'seq'): { openCursor(query: null, direction: 'prev'): Promise<{ value: Entry } | null> };
}

async function lastLink(journal: BySeq): Promise<Link> {
  const cursor = await journal.index('seq').openCursor(null, 'prev');
  return cursor === null ? START : { seq: cursor.value.seq, hash: cursor.value.hash };
}

function remember(entry: RedemptionEntry, memory: Memory): Spent {
  const { subject, at, id } = entry;
  return { ...memory, subject, at, here: true, entry_id: id, settled_ms: null, reversal_id: null };
}
