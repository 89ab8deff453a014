/** Sorts transfers by whose side a person is on: the receiver's, the sender's, or the operator's. Pure. */
import type { Transfer } from '../api/stock';
import type { Me } from '../api/wire/people';

export type Side = 'operator' | 'sponsor' | 'prescriber';

export interface Sorted {
  readonly toReceive: Transfer[];
  readonly onTheirWay: Transfer[];
  readonly past: Transfer[];
}

/** The ids of the organisations whose stock a person manages. */
export function placesOf(me: Me): ReadonlySet<number> {
  const keeping = me.memberships.filter(({ role }) => role === 'sponsor' || role === 'prescriber');
  return new Set(keeping.flatMap(({ organisation }) => (organisation === null ? [] : [organisation.id])));
}

/** Transfers by what can be done with them; the operator is on neither side and sees every open one. */
export function sorted(transfers: readonly Transfer[], side: Side, mine: ReadonlySet<number>): Sorted {
  const open = transfers.filter(({ state }) => state === 'sent');
  const past = transfers.filter(({ state }) => state !== 'sent');
  if (side === 'operator') return { toReceive: [], onTheirWay: open, past };
  return {
    toReceive: open.filter(({ to }) => mine.has(to.id)),
    onTheirWay: open.filter(({ from, to }) => mine.has(from.id) && !mine.has(to.id)),
    past,
  };
}
