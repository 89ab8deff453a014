/** Queries of the journal, and its changes without a server's answer: marking as read, queueing again, pruning. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Told } from '../api/wire/http';
import type { EntryBase, EntryState } from './entry';

/** A journal in a database of any other stores. The owner is whose queue an entry is in: a venue, an organisation. */
export interface JournalSchema<E extends EntryBase> extends DBSchema {
  journal: {
    key: string;
    value: E;
    indexes: {
      seq: number;
      /** By state, owner and number. */
      state: [EntryState, number, number];
      /** By owner, day and number. */
      day: [number, string, number];
    };
  };
}

/** A database with such a journal, whatever else is in it. */
export interface HasJournal<E extends EntryBase> {
  get(name: 'journal', key: string): Promise<E | undefined>;
}

/** Type cast: idb's types cannot express "a database with a journal and other stores"; `HasJournal` checks it instead. */
const journalOf = <E extends EntryBase>(database: HasJournal<E>) => database as unknown as IDBPDatabase<JournalSchema<E>>;

const NOT_TAKEN: readonly EntryState[] = ['conflict', 'refused', 'rejected'];
const DAY_MS = 86_400_000;
/** Answered entries are kept this long: receipts can be exported, old workshops looked at. */
const KEPT_DAYS = 60;

/** In IndexedDB an array sorts after every number: this spans all owners and numbers of a state. */
const allIn = (state: EntryState): IDBKeyRange => IDBKeyRange.bound([state], [state, []]);

/** The next entries of an owner to send after a number, oldest first. */
export function waitingAfter<E extends EntryBase>(database: HasJournal<E>, ownerId: number, seq: number, limit: number): Promise<E[]> {
  const range = IDBKeyRange.bound(['waiting', ownerId, seq], ['waiting', ownerId, []], true);
  return journalOf(database).getAllFromIndex('journal', 'state', range, limit);
}

/** Everything of an owner in a state, oldest first. */
export function entriesIn<E extends EntryBase>(database: HasJournal<E>, state: EntryState, ownerId: number): Promise<E[]> {
  const range = IDBKeyRange.bound([state, ownerId], [state, ownerId, []]);
  return journalOf(database).getAllFromIndex('journal', 'state', range);
}

export function countWaiting<E extends EntryBase>(database: HasJournal<E>): Promise<number> {
  return journalOf(database).countFromIndex('journal', 'state', allIn('waiting'));
}

/** Entries of every owner that the server answered with `conflict`. */
export function countConflicts<E extends EntryBase>(database: HasJournal<E>): Promise<number> {
  return journalOf(database).countFromIndex('journal', 'state', allIn('conflict'));
}

export function entriesOfDay<E extends EntryBase>(database: HasJournal<E>, ownerId: number, day: string): Promise<E[]> {
  return journalOf(database).getAllFromIndex('journal', 'day', IDBKeyRange.bound([ownerId, day], [ownerId, day, []]));
}

export async function entriesById<E extends EntryBase>(database: HasJournal<E>, ids: readonly string[]): Promise<E[]> {
  const tx = journalOf(database).transaction('journal');
  const found = await Promise.all(ids.map((id) => tx.store.get(id)));
  return found.filter((entry) => entry !== undefined);
}

export interface Overview<E extends EntryBase> {
  /** The entries asked for, as they are now. */
  readonly entries: readonly E[];
  readonly waiting: number;
  /** What the server did not take and the person has not read yet, oldest first. */
  readonly pile: readonly E[];
  /** The same once it was read, newest first. */
  readonly read: readonly E[];
}

/** What screens show of the whole journal, in one transaction: scans come faster than ten could be answered. */
export async function overview<E extends EntryBase>(database: HasJournal<E>, ids: readonly string[]): Promise<Overview<E>> {
  const tx = journalOf(database).transaction('journal');
  const states = tx.store.index('state');
  const [waiting, found, ...notTaken] = await Promise.all([
    states.count(allIn('waiting')),
    Promise.all(ids.map((id) => tx.store.get(id))),
    ...NOT_TAKEN.map((state) => states.getAll(allIn(state))),
  ]);
  const sorted = notTaken.flat().sort(oldestFirst);
  const [pile, read] = [sorted.filter(({ told }) => !told), sorted.filter(({ told }) => told).reverse()];
  return { waiting, entries: found.filter((entry) => entry !== undefined), pile, read };
}

const oldestFirst = (a: EntryBase, b: EntryBase): number => a.seq - b.seq;

/** Everything that only this phone holds: unsent and rejected, in the order of the journal. */
export async function unsent<E extends EntryBase>(database: HasJournal<E>): Promise<E[]> {
  const states: EntryState[] = ['waiting', 'rejected'];
  const found = await Promise.all(states.map((state) => journalOf(database).getAllFromIndex('journal', 'state', allIn(state))));
  return found.flat().sort(oldestFirst);
}

/** The person has read it. A rejected entry is nowhere but here: it stays in the pile. */
export async function markTold<E extends EntryBase>(database: HasJournal<E>, id: string): Promise<void> {
  const tx = journalOf(database).transaction('journal', 'readwrite');
  const entry = await tx.store.get(id);
  if (entry !== undefined && entry.state !== 'rejected') await tx.store.put({ ...entry, told: true });
  await tx.done;
}

/** The server will not take this entry whatever happens: it goes to the visible pile. */
export async function reject<E extends EntryBase>(database: HasJournal<E>, entry: E, error: Told): Promise<void> {
  await journalOf(database).put('journal', { ...entry, state: 'rejected', error });
}

/** A rejected entry goes back into the queue. */
export async function requeue<E extends EntryBase>(database: HasJournal<E>, id: string): Promise<void> {
  const tx = journalOf(database).transaction('journal', 'readwrite');
  const entry = await tx.store.get(id);
  if (entry?.state === 'rejected') await tx.store.put({ ...entry, state: 'waiting', error: null });
  await tx.done;
}

/** Deletes old answered entries, oldest first and up to the first that must stay, so that the remaining chain is unbroken. */
export async function prune<E extends EntryBase>(database: HasJournal<E>, nowMs: number): Promise<void> {
  const before = new Date(nowMs - KEPT_DAYS * DAY_MS).toISOString();
  const tx = journalOf(database).transaction('journal', 'readwrite');
  const last = await tx.store.index('seq').openKeyCursor(null, 'prev');
  for (let cursor = await tx.store.index('seq').openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const { state, told, at, seq } = cursor.value;
    const answered = state === 'accepted' || state === 'moot' || (told && state !== 'waiting');
    if (at >= before || seq === last?.key || !answered) break;
    await cursor.delete();
  }
  await tx.done;
}
