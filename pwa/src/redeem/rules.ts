/** The enrolment in use, with the keys and rules of its last bundle. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { getBundle, rotateToken } from '../api/redemptions';
import type { Failure } from '../api/wire/http';
import type { Enrolment } from '../api/wire/people';
import type { Bundle } from '../api/wire/shapes';
import type { Bus } from '../outbox/bus';
import type { Clock } from '../outbox/clock';
import { unlessStorageFails } from '../outbox/connection';
import { type Network, UNDECIDED } from '../outbox/network';
import { unsent } from '../outbox/queries';
import { keeping, oneAtATime } from '../outbox/renewal';
import { importKeys, type KeyRing } from '../verify/keys';
import { mergeSpent } from './spent';
import { type Connection, enrolAt, type EnrolmentRecord, type Entry, getSetting, setSetting, type Store } from './store';

/** How often the whole bundle is fetched instead of changes: changes cannot tell what the server deleted. */
const FULL_EVERY_MS = 86_400_000;

const NOT_ENROLLED: Failure = { kind: 'sign_in', status: 401, error: { code: 'sign_in_needed', message: '' } };

export class Rules {
  private readonly _enrolment = signal<EnrolmentRecord | null>(null);
  private readonly _connection: Connection;
  private readonly _network: Network;
  private readonly _clock: Clock;
  private readonly _bus: Bus;
  private _keys: KeyRing = new Map();
  private _keysOf: string | null = null;
  /** Fetches the bundle; null when there is a newer one now. */
  readonly refresh = oneAtATime(() => this._fetch());

  constructor(connection: Connection, network: Network, clock: Clock, bus: Bus) {
    this._connection = connection;
    this._network = network;
    this._clock = clock;
    this._bus = bus;
    bus.listen((news, fromElsewhere) => {
      if (news.kind === 'rules' && fromElsewhere) void this.load();
    });
  }

  get enrolment(): ReadonlySignal<EnrolmentRecord | null> {
    return this._enrolment;
  }

  get bundle(): Bundle | null {
    return this._enrolment.value?.bundle ?? null;
  }

  get keys(): KeyRing {
    return this._keys;
  }

  /** How old the rules are, by the phone's own clock. */
  ageMs(): number {
    return Date.now() - (this._enrolment.value?.bundle_ms ?? 0);
  }

  /** Loads the stored enrolment and rules: at start, and after another tab changed them. */
  async load(): Promise<void> {
    const stored = await this._connection.use(async (store) => {
      const venueId = (await getSetting(store, 'venue_id')) ?? null;
      return venueId === null ? null : ((await store.get('enrolments', venueId)) ?? null);
    });
    await this._use(stored?.token === null ? null : stored);
  }

  async enrol(enrolment: Enrolment): Promise<void> {
    await this._connection.use((store) => enrolAt(store, enrolment));
    await this._changed();
  }

  /** Forgets the token; the journal stays, for the next enrolment at this venue. */
  async leave(): Promise<void> {
    const left = this._enrolment.value;
    await this._connection.use(async (store) => {
      if (left !== null) await store.put('enrolments', { ...left, token: null, bundle: null, bundle_ms: 0 });
      await setSetting(store, 'venue_id', null);
    });
    await this._changed();
  }

  /** Changes the token when the server says that it is time. */
  async rotateIfDue(): Promise<void> {
    const enrolment = this._enrolment.value;
    const due = enrolment?.bundle?.rotate_token_by ?? null;
    if (due === null || !enrolment?.token || this._clock.now() < Date.parse(due)) return;
    const answer = this._network.hear(await rotateToken(enrolment.token));
    if (!answer.ok) return;
    await this._save(enrolment.venue_id, { token: answer.value.token });
    await this.refresh();
  }

  private async _fetch(): Promise<Failure | null> {
    const enrolment = this._enrolment.value;
    if (!enrolment?.token) return NOT_ENROLLED;
    const askedMs = Date.now();
    const since = askedMs - enrolment.bundle_ms < FULL_EVERY_MS ? (enrolment.bundle?.version ?? null) : null;
    const kept = await unlessStorageFails(this._connection.use(unsent<Entry>));
    if (kept === null) return UNDECIDED;
    const mine = kept.filter(({ venue_id }) => venue_id === enrolment.venue_id).length;
    const answer = this._network.hear(await getBundle(enrolment.token, since, mine));
    if (!answer.ok) return answer.failure;
    return keeping(() => this._keep(enrolment, answer.value, askedMs));
  }

  private async _keep(enrolment: EnrolmentRecord, bundle: Bundle, askedMs: number): Promise<void> {
    await this._connection.use((store) => mergeSpent(store, bundle, enrolment, askedMs));
    await this._save(enrolment.venue_id, { bundle: { ...bundle, spent: [], restored: [] }, bundle_ms: askedMs });
  }

  private async _save(venueId: number, change: Partial<EnrolmentRecord>): Promise<void> {
    await this._connection.use(async (store: Store) => {
      const tx = store.transaction(['enrolments', 'settings'], 'readwrite');
      const known = await tx.objectStore('enrolments').get(venueId);
      if (known !== undefined) await tx.objectStore('enrolments').put({ ...known, ...change });
      await tx.objectStore('settings').put(this._clock.kept(), 'clock');
      await tx.done;
    });
    await this._changed();
  }

  private async _changed(): Promise<void> {
    await this.load();
    this._bus.tell({ kind: 'rules' });
  }

  private async _use(enrolment: EnrolmentRecord | null): Promise<void> {
    const keys = enrolment?.bundle?.keys ?? [];
    const fingerprint = JSON.stringify(keys);
    if (fingerprint !== this._keysOf) {
      this._keys = await importKeys(keys);
      this._keysOf = fingerprint;
    }
    this._enrolment.value = enrolment;
  }
}
