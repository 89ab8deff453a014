/** The journal's reversals: written as its redemptions are, in the same chain. */
import { FRESH, type Placed } from '../outbox/entry';
import { DURABLE, lastLink, place } from '../outbox/journal';
import { claimsOf } from './chain';
import type { Stored } from './journal';
import { freeVoucher } from './spent';
import type { RedemptionEntry, ReversalEntry, Store } from './store';

export type ReversalDraft = Omit<ReversalEntry, Placed>;
export type WrittenReversal = Stored<ReversalEntry> | { readonly kind: 'not_reversible' };

/** Writes a reversal, marks its redemption and frees the voucher: one transaction. */
export function appendReversal(store: Store, draft: ReversalDraft): Promise<WrittenReversal> {
  return place<WrittenReversal>(store, claimsOf(draft), async (link) => {
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
