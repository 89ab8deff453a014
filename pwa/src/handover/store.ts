/** What a prescriber's phone stores, in a database apart from the scanner's, so that neither blocks the other. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { BookletText, HandOverResult, Noted, PrescriberBundle } from '../api/hand-overs';
import type { Me } from '../api/wire/people';
import type { KeptClock } from '../outbox/clock';
import type * as connection from '../outbox/connection';
import { createJournal, openDatabase } from '../outbox/database';
import type { EntryBase, EntryState } from '../outbox/entry';

/** One hand-over. `subject` is the booklet's number; the queue belongs to the organisation, whoever is signed in. */
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
  /** When the bundle was asked for, by the phone's own clock, in milliseconds. */
  bundle_ms: number;
  clock: KeptClock;
  last_safe_ms: number;
  /** The postcode of the last hand-over, offered as the next one's. */
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

export function openStore(): Promise<Store> {
  return openDatabase<Schema>({ name: DATABASE, steps: [createStores] });
}

function createStores(database: Store): void {
  createJournal(database, 'organisation_id').createIndex('subject', 'subject');
  database.createObjectStore('settings');
}

export async function getSetting<K extends keyof Settings>(store: Store, key: K): Promise<Settings[K] | undefined> {
  return (await store.get('settings', key)) as Settings[K] | undefined;
}

export async function setSetting<K extends keyof Settings>(store: Store, key: K, value: Settings[K]): Promise<void> {
  await store.put('settings', value, key);
}
