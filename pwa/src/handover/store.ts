/** What a prescriber's phone keeps, in a database of its own: the scanner's journal cannot hold it up. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { BookletText, HandOverResult, Noted, PrescriberBundle } from '../api/hand-overs';
import type { Me } from '../api/wire/people';
import type { KeptClock } from '../outbox/clock';
import type * as connection from '../outbox/connection';
import type { EntryBase, EntryState } from '../outbox/entry';

/** One hand-over. `subject` is the booklet's number; the queue is the organisation's, whoever signs in for it. */
export interface HandOverEntry extends EntryBase {
  readonly organisation_id: number;
  readonly person_id: number;
  readonly text: BookletText;
  readonly noted: Noted;
  readonly result: HandOverResult | null;
}

export interface Settings {
  me: Me;
  bundle: PrescriberBundle;
  /** When the bundle was asked for, by the phone's own clock. */
  bundle_ms: number;
  clock: KeptClock;
  last_safe_ms: number;
  /** Of the last hand-over: most people at a counter come from near. */
  postcode: string;
}

interface Schema extends DBSchema {
  journal: {
    key: string;
    value: HandOverEntry;
    indexes: {
      seq: number;
      state: [EntryState, number, number];
      day: [number, string, number];
      subject: string;
    };
  };
  settings: { key: keyof Settings; value: Settings[keyof Settings] };
}

export type Store = IDBPDatabase<Schema>;
export type Connection = connection.Connection<Store>;

export const DATABASE = 'poincon-hand-overs';
const VERSION = 1;

export function openStore(): Promise<Store> {
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade(db) {
      const journal = db.createObjectStore('journal', { keyPath: 'id' });
      journal.createIndex('seq', 'seq', { unique: true });
      journal.createIndex('state', ['state', 'organisation_id', 'seq']);
      journal.createIndex('day', ['organisation_id', 'day', 'seq']);
      journal.createIndex('subject', 'subject');
      db.createObjectStore('settings');
    },
    // A newer version of the application waits in another tab: let it upgrade.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

export async function getSetting<K extends keyof Settings>(store: Store, key: K): Promise<Settings[K] | undefined> {
  return (await store.get('settings', key)) as Settings[K] | undefined;
}

export async function setSetting<K extends keyof Settings>(store: Store, key: K, value: Settings[K]): Promise<void> {
  await store.put('settings', value, key);
}
