/** The journal of hand-overs: each is stored before the screen says so, and none is deleted before it was sent. */
import { FRESH, type Placed } from '../outbox/entry';
import { DURABLE, lastLink, place } from '../outbox/journal';
import type { Claims } from '../outbox/chain';
import type { KeptClock } from '../outbox/clock';
import type { HandOverEntry, Store } from './store';

export type Draft = Omit<HandOverEntry, Placed | 'result'>;

export type Written =
  | { readonly kind: 'stored'; readonly entry: HandOverEntry }
  /** This phone has already handed over the booklet. */
  | { readonly kind: 'given'; readonly entry: HandOverEntry };

export function claimsOf({ id, organisation_id, person_id, at, text, noted }: Draft): Claims {
  return [id, organisation_id, person_id, at, text, noted];
}

/** Stores a hand-over, or answers `given` when this phone has one of the same booklet; in one transaction. */
export function append(store: Store, draft: Draft, clock: KeptClock): Promise<Written> {
  return place<Written>(store, claimsOf(draft), async (link) => {
    const tx = store.transaction(['journal', 'settings'], 'readwrite', DURABLE);
    const journal = tx.objectStore('journal');
    const [last, known] = await Promise.all([lastLink(journal), journal.index('subject').getAll(draft.subject)]);
    const given = known.find(({ id, state }) => id !== draft.id && (state === 'waiting' || state === 'accepted'));
    if (given !== undefined) return { kind: 'given', entry: given };
    if (last.hash !== link.prev) return last;
    const entry: HandOverEntry = { ...draft, ...link, ...FRESH, result: null };
    const settings = tx.objectStore('settings');
    await Promise.all([
      journal.put(entry),
      settings.put(clock, 'clock'),
      settings.put(draft.noted.postcode ?? '', 'postcode'),
      tx.done,
    ]);
    return { kind: 'stored', entry };
  });
}
