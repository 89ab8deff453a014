/** What every line of a journal carries, whatever it is about. Times are ISO 8601, by the server's clock as measured. */

/** `waiting` until a definite answer came. `rejected`: the server would not take the item at all. `moot`: nothing to undo. */
export type EntryState = 'waiting' | 'accepted' | 'conflict' | 'refused' | 'rejected' | 'moot';

/** The state that each answer of the server leaves an entry in. */
export const STATE_AFTER = {
  accepted: 'accepted',
  duplicate: 'accepted',
  conflict: 'conflict',
  refused: 'refused',
  retry: 'waiting',
} as const satisfies Record<string, EntryState>;

export interface EntryBase {
  readonly id: string;
  readonly seq: number;
  /** Hash of the entry before it, and of this one: what was written cannot change unseen. */
  readonly prev: string;
  readonly hash: string;
  readonly at: string;
  /** Day in Paris. */
  readonly day: string;
  /** What the entry is about. */
  readonly subject: string;
  readonly state: EntryState;
  /** Why it was rejected, in the server's words. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** The person has seen that it was not taken. */
  readonly told: boolean;
}

/** What the journal adds when an entry is written. */
export type Placed = 'seq' | 'prev' | 'hash' | 'state' | 'error' | 'told';
export const FRESH = { state: 'waiting', error: null, told: false } as const;
