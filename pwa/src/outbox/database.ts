/** Opens the IndexedDB database of a queue: a journal, and beside it what each of the two queues stores. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A name, and how each version is made from the one before: the first step makes version 1. A step loses no entry. */
export interface Layout<S extends DBSchema> {
  readonly name: string;
  readonly steps: readonly ((database: IDBPDatabase<S>) => void)[];
}

interface Stores {
  createObjectStore(name: 'journal', options: { keyPath: 'id' }): Indexed;
}
interface Indexed {
  createIndex(name: string, path: string | string[], options?: { unique: true }): unknown;
}

/** The journal, for the first step: in the order of `seq`, by state and day of each owner; `owner` names its field. */
export function createJournal(database: object, owner: string): Indexed {
  // Type cast: idb's types cannot express "a database with a journal and other stores".
  const journal = (database as Stores).createObjectStore('journal', { keyPath: 'id' });
  journal.createIndex('seq', 'seq', { unique: true });
  journal.createIndex('state', ['state', owner, 'seq']);
  journal.createIndex('day', [owner, 'day', 'seq']);
  return journal;
}

export function openDatabase<S extends DBSchema>({ name, steps }: Layout<S>): Promise<IDBPDatabase<S>> {
  return openDB<S>(name, steps.length, {
    upgrade(database, before) {
      for (const step of steps.slice(before)) step(database);
    },
    // Another tab has a newer version and waits to upgrade the database: close, to let it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
