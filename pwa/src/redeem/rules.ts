/** The enrolment in use, with the keys and rules of its last bundle. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { getBundle, rotateToken } from '../api/redemptions';
import type { Failure } from '../api/wire/http';
import type { Enrolment } from '../api/wire/people';
import type { Bundle } from '../api/wire/shapes';
import type { Bus } from '../outbox/bus';
import type { Clock } from '../outbox/clock';
import type { Network } from '../outbox/network';
import { keeping, oneAtATime } from '../outbox/renewal';
import { importKeys, type KeyRing } from '../verify/keys';
import { mergeSpent } from './spent';
import { type Connection, type EnrolmentRecord, getSetting, setSetting, type Store } from './store';

/** How often the whole bundle is fetched instead of changes: changes cannot tell what the server deleted. */
const FULL_EVERY_MS = 86_400_000;

const NOT_ENROLLED: Failure = { kind: 'sign_in', status: 401, error: { code: 'sign_in_needed', message: '' } };

export class Rules {
  readonly #enrolment = signal<EnrolmentRecord | null>(null);
  readonly #connection: Connection;
  readonly #network: Network;
  readonly #clock: Clock;
  readonly #bus: Bus;
  #keys: KeyRing = new Map();
  #keysOf: string | null = null;
  /** Fetches the bundle; null when there is a newer one now. */
  readonly refresh = oneAtATime(() => this.#fetch());

  constructor(connection: Connection, network: Network, clock: Clock, bus: Bus) {
    this.#connection = connection;
    this.#network = network;
    this.#clock = clock;
    this.#bus = bus;
    bus.listen((news, fromElsewhere) => {
      if (news.kind === 'rules' && fromElsewhere) void this.load();
    });
  }

  get enrolment(): ReadonlySignal<EnrolmentRecord | null> {
    return this.#enrolment;
  }

  get bundle(): Bundle | null {
    return this.#enrolment.value?.bundle ?? null;
  }

  get keys(): KeyRing {
    return this.#keys;
  }

  /** How old the rules are, by the phone's own clock. */
  ageMs(): number {
    return Date.now() - (this.#enrolment.value?.bundle_ms ?? 0);
  }

  /** Loads the stored enrolment and rules: at start, and after another tab changed them. */
  async load(): Promise<void> {
    const stored = await this.#connection.use(async (store) => {
      const venueId = (await getSetting(store, 'venue_id')) ?? null;
      return venueId === null ? null : ((await store.get('enrolments', venueId)) ?? null);
    });
    await this.#use(stored?.token === null ? null : stored);
  }

  async enrol({ device, token }: Enrolment): Promise<void> {
    const { id, label, person, venue } = device;
    await this.#connection.use(async (store) => {
      const known = await store.get('enrolments', venue.id);
      const fresh = { venue_id: venue.id, venue: venue.name, commune: venue.commune, device_id: id, label, person, token };
      await store.put('enrolments', { bundle: null, bundle_ms: 0, ...known, ...fresh });
      await setSetting(store, 'venue_id', venue.id);
    });
    await this.#changed();
  }

  /** Forgets the token; the journal stays, for the next enrolment at this venue. */
  async leave(): Promise<void> {
    const left = this.#enrolment.value;
    await this.#connection.use(async (store) => {
      if (left !== null) await store.put('enrolments', { ...left, token: null, bundle: null, bundle_ms: 0 });
      await setSetting(store, 'venue_id', null);
    });
    await this.#changed();
  }

  /** Changes the token when the server says that it is time. */
  async rotateIfDue(): Promise<void> {
    const enrolment = this.#enrolment.value;
    const due = enrolment?.bundle?.rotate_token_by ?? null;
    if (due === null || !enrolment?.token || this.#clock.now() < Date.parse(due)) return;
    const answer = this.#network.hear(await rotateToken(enrolment.token));
    if (!answer.ok) return;
    await this.#save(enrolment.venue_id, { token: answer.value.token });
    await this.refresh();
  }

  async #fetch(): Promise<Failure | null> {
    const enrolment = this.#enrolment.value;
    if (!enrolment?.token) return NOT_ENROLLED;
    const askedMs = Date.now();
    const since = askedMs - enrolment.bundle_ms < FULL_EVERY_MS ? (enrolment.bundle?.version ?? null) : null;
    const answer = this.#network.hear(await getBundle(enrolment.token, since));
    if (!answer.ok) return answer.failure;
    return keeping(() => this.#keep(enrolment, answer.value, askedMs));
  }

  async #keep(enrolment: EnrolmentRecord, bundle: Bundle, askedMs: number): Promise<void> {
    await this.#connection.use((store) => mergeSpent(store, bundle, enrolment, askedMs));
    await this.#save(enrolment.venue_id, { bundle: { ...bundle, spent: [], restored: [] }, bundle_ms: askedMs });
  }

  async #save(venueId: number, change: Partial<EnrolmentRecord>): Promise<void> {
    await this.#connection.use(async (store: Store) => {
      const tx = store.transaction(['enrolments', 'settings'], 'readwrite');
      const known = await tx.objectStore('enrolments').get(venueId);
      if (known !== undefined) await tx.objectStore('enrolments').put({ ...known, ...change });
      await tx.objectStore('settings').put(this.#clock.kept(), 'clock');
      await tx.done;
    });
    await this.#changed();
  }

  async #changed(): Promise<void> {
    await this.load();
    this.#bus.tell({ kind: 'rules' });
  }

  async #use(enrolment: EnrolmentRecord | null): Promise<void> {
    const keys = enrolment?.bundle?.keys ?? [];
    const fingerprint = JSON.stringify(keys);
    if (fingerprint !== this.#keysOf) {
      this.#keys = await importKeys(keys);
      this.#keysOf = fingerprint;
    }
    this.#enrolment.value = enrolment;
  }
}
