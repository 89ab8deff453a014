/** The journal: every redemption of this phone, written before the screen says so, never deleted unsent. */
import { FRESH, type Placed } from '../outbox/entry';
import { DURABLE, lastLink, place } from '../outbox/journal';
import { claimsOf } from './chain';
import { isSpent } from './spent';
import type { RedemptionEntry, Settings, Spent, Store } from './store';

export type RedemptionDraft = Omit<RedemptionEntry, Placed | 'result' | 'reversal'>;
type Memory = Pick<Spent, 'venue' | 'commune' | 'until'>;

export interface Stored<T> {
  readonly kind: 'stored';
  readonly entry: T;
}
export type WrittenRedemption = Stored<RedemptionEntry> | { readonly kind: 'spent'; readonly spent: Spent };

/** Writes a redemption and remembers the voucher as spent, or tells that it was already: one transaction. */
export function appendRedemption(
  store: Store,
  draft: RedemptionDraft,
  memory: Memory,
  clock: Settings['clock'],
): Promise<WrittenRedemption> {
  return place<WrittenRedemption>(store, claimsOf(draft), async (link) => {
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

/** The refusal was shown on the verdict card: keep the entry out of the pile of unread refusals. */
export async function markShown(store: Store, entry: RedemptionEntry): Promise<RedemptionEntry> {
  const shown: RedemptionEntry = { ...entry, told: entry.state !== 'rejected', at_once: true };
  const tx = store.transaction('journal', 'readwrite');
  // Another tab may have queued it again meanwhile.
  if ((await tx.store.get(entry.id))?.state === entry.state) await tx.store.put(shown);
  await tx.done;
  return shown;
}

function remember(entry: RedemptionEntry, memory: Memory): Spent {
  const { subject, at, id } = entry;
  return { ...memory, subject, at, here: true, entry_id: id, settled_ms: null, reversal_id: null };
}
