/** What is asked of the journal, and the two things that change it without an answer: reading the pile and pruning. */
import type { Entry, EntryState, Store } from './store';

const NOT_TAKEN: readonly EntryState[] = ['conflict', 'refused', 'rejected'];
const DAY_MS = 86_400_000;
/** Answered entries are kept this long: receipts can be exported, old workshops looked at. */
const KEPT_DAYS = 60;

/** In IndexedDB an array sorts after every number: this spans all venues and numbers of a state. */
const allIn = (state: EntryState): IDBKeyRange => IDBKeyRange.bound([state], [state, []]);

/** The next entries of a venue to send after a number, oldest first. */
export function waitingAfter(store: Store, venueId: number, seq: number, limit: number): Promise<Entry[]> {
  const range = IDBKeyRange.bound(['waiting', venueId, seq], ['waiting', venueId, []], true);
  return store.getAllFromIndex('journal', 'state', range, limit);
}

export function countWaiting(store: Store): Promise<number> {
  return store.countFromIndex('journal', 'state', allIn('waiting'));
}

export function entriesOfDay(store: Store, venueId: number, day: string): Promise<Entry[]> {
  return store.getAllFromIndex('journal', 'day', IDBKeyRange.bound([venueId, day], [venueId, day, []]));
}

export async function entriesById(store: Store, ids: readonly string[]): Promise<Entry[]> {
  const tx = store.transaction('journal');
  const found = await Promise.all(ids.map((id) => tx.store.get(id)));
  return found.filter((entry) => entry !== undefined);
}

export interface Overview {
  /** The entries asked for, as they are now. */
  readonly entries: readonly Entry[];
  readonly waiting: number;
  /** What the server did not take and the person has not read yet, oldest first. */
  readonly pile: readonly Entry[];
}

/** What screens show of the whole journal, in one transaction: scans come faster than ten could be answered. */
export async function overview(store: Store, ids: readonly string[]): Promise<Overview> {
  const tx = store.transaction('journal');
  const states = tx.store.index('state');
  const [waiting, found, ...notTaken] = await Promise.all([
    states.count(allIn('waiting')),
    Promise.all(ids.map((id) => tx.store.get(id))),
    ...NOT_TAKEN.map((state) => states.getAll(allIn(state))),
  ]);
  const pile = notTaken.flat().filter((entry) => !entry.told);
  return { waiting, entries: found.filter((entry) => entry !== undefined), pile: pile.sort(oldestFirst) };
}

const oldestFirst = (a: Entry, b: Entry): number => a.seq - b.seq;

/** Everything that only this phone holds: unsent and rejected, in the order of the journal. */
export async function unsent(store: Store): Promise<Entry[]> {
  const states: EntryState[] = ['waiting', 'rejected'];
  const found = await Promise.all(states.map((state) => store.getAllFromIndex('journal', 'state', allIn(state))));
  return found.flat().sort(oldestFirst);
}

/** The person has read it. A rejected entry is nowhere but here: it stays in the pile. */
export async function markTold(store: Store, id: string): Promise<void> {
  const tx = store.transaction('journal', 'readwrite');
  const entry = await tx.store.get(id);
  if (entry !== undefined && entry.state !== 'rejected') await tx.store.put({ ...entry, told: true });
  await tx.done;
}

/** A rejected entry goes back into the queue. */
export async function requeue(store: Store, id: string): Promise<void> {
  const tx = store.transaction('journal', 'readwrite');
  const entry = await tx.store.get(id);
  if (entry?.state === 'rejected') await tx.store.put({ ...entry, state: 'waiting', error: null });
  await tx.done;
}

/** Lets go of old answered entries, from the oldest on, so that the chain stays whole; it goes on from the last one. */
export async function prune(store: Store, nowMs: number): Promise<void> {
  const before = new Date(nowMs - KEPT_DAYS * DAY_MS).toISOString();
  const tx = store.transaction('journal', 'readwrite');
  const last = await tx.store.index('seq').openKeyCursor(null, 'prev');
  for (let cursor = await tx.store.index('seq').openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const { state, told, at, seq } = cursor.value;
    const answered = state === 'accepted' || state === 'moot' || (told && state !== 'waiting');
    if (at >= before || seq === last?.key || !answered) break;
    await cursor.delete();
  }
  await tx.done;
}
