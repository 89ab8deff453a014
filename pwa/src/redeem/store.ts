/** Everything this phone keeps: the one schema of the one IndexedDB database. A version step never loses an entry. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { VoucherText } from '../api/redemptions';
import type { Decision } from '../api/conflicts';
import type { Enrolment } from '../api/wire/people';
import type { Bundle, RedemptionResult, ServiceKey } from '../api/wire/shapes';
import type { KeptClock } from '../outbox/clock';
import type * as connection from '../outbox/connection';
import { createJournal, openDatabase } from '../outbox/database';
import type * as outbox from '../outbox/entry';
import type { Doubt } from '../verify/types';
import type { KeptTries } from './shared/tries';
import type { ReversalReason } from './types';

/** What every line of this phone's journal carries. `subject`: the voucher id, or `code:…` while only the code is known. */
interface EntryBase extends outbox.EntryBase {
  readonly venue_id: number;
  readonly device_id: number;
  /** Who did it, on a shared phone. */
  readonly person_id?: number | undefined;
}

export interface RedemptionEntry extends EntryBase {
  readonly kind: 'redemption';
  readonly text: VoucherText;
  readonly voucher: string | null;
  readonly service: ServiceKey;
  /** Null when the phone was sure. */
  readonly doubt: Doubt | null;
  readonly in_grace: boolean;
  readonly gross_cents: number | null;
  readonly net_cents: number | null;
  readonly result: RedemptionResult | null;
  readonly reversal: { readonly id: string; readonly confirmed: boolean } | null;
  /** The refusal was shown on the verdict card, while the person who presented the voucher was still there. */
  readonly at_once?: true;
  /** What was decided on a lost race, beside the server's answer, which stays. Missing until then. */
  readonly decision?: Decision;
}

export interface ReversalEntry extends EntryBase {
  readonly kind: 'reversal';
  readonly redemption_id: string;
  readonly reason: ReversalReason;
}

export type Entry = RedemptionEntry | ReversalEntry;

/** A voucher known to be used. Kept after upload, until the voucher expires. */
export interface Spent {
  readonly subject: string;
  readonly at: string;
  readonly here: boolean;
  readonly venue: string;
  readonly commune: string;
  /** Last day on which it could have been used; null when unknown: kept for good. */
  readonly until: string | null;
  /** This phone's own entry; null when a bundle says that it is used. */
  readonly entry_id: string | null;
  /** When the server confirmed it, by the phone's own clock; null before. */
  readonly settled_ms: number | null;
  /** Set while this phone has reversed it: the voucher is free again unless the server disagrees. */
  readonly reversal_id: string | null;
}

/** An enrolment at a venue and the rules that came with it. Without token, its entries wait for the next one. */
export interface EnrolmentRecord {
  readonly venue_id: number;
  readonly venue: string;
  readonly commune: string;
  readonly device_id: number;
  readonly label: string;
  readonly person: string;
  readonly token: string | null;
  readonly bundle: Bundle | null;
  /** When the bundle was asked for, by the phone's own clock. */
  readonly bundle_ms: number;
  /** Once it was revoked: when this phone learnt of it, and what seals its file instead of the token. */
  readonly revoked_at?: string;
  readonly sealing_key?: string;
}

export interface Settings {
  /** The venue whose enrolment is in use. */
  venue_id: number | null;
  service: ServiceKey;
  clock: KeptClock;
  last_safe_ms: number | null;
  /** Wrong PINs of a shared phone: see `shared/tries.ts`. */
  tries: KeptTries;
}

interface Schema extends DBSchema {
  journal: {
    key: string;
    value: Entry;
    indexes: {
      seq: number;
      state: [outbox.EntryState, number, number];
      day: [number, string, number];
    };
  };
  spent: { key: string; value: Spent; indexes: { until: string } };
  enrolments: { key: number; value: EnrolmentRecord };
  settings: { key: keyof Settings; value: Settings[keyof Settings] };
}

export type Store = IDBPDatabase<Schema>;
export type Connection = connection.Connection<Store>;

export const DATABASE = 'poincon';

export function openStore(): Promise<Store> {
  return openDatabase<Schema>({ name: DATABASE, steps: [createStores] });
}

function createStores(database: Store): void {
  createJournal(database, 'venue_id');
  database.createObjectStore('spent', { keyPath: 'subject' }).createIndex('until', 'until');
  database.createObjectStore('enrolments', { keyPath: 'venue_id' });
  database.createObjectStore('settings');
}

export async function getSetting<K extends keyof Settings>(store: Store, key: K): Promise<Settings[K] | undefined> {
  return (await store.get('settings', key)) as Settings[K] | undefined;
}

export async function setSetting<K extends keyof Settings>(store: Store, key: K, value: Settings[K]): Promise<void> {
  await store.put('settings', value, key);
}

/** Stores an enrolment and makes it the one in use. */
export async function enrolAt(store: Store, { device, token }: Enrolment): Promise<void> {
  const { id, label, person, venue } = device;
  const known = await store.get('enrolments', venue.id);
  const fresh = { venue_id: venue.id, venue: venue.name, commune: venue.commune, device_id: id, label, person, token };
  await store.put('enrolments', { bundle: null, bundle_ms: 0, ...known, ...fresh });
  await setSetting(store, 'venue_id', venue.id);
}
