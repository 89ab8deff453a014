/** The bundle of the person at this phone: stored for offline use, renewed when it is old. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { getPrescriberBundle, type PrescriberBundle } from '../api/hand-overs';
import type { Failure } from '../api/wire/http';
import type { Bus } from '../outbox/bus';
import type { Clock } from '../outbox/clock';
import type { Network } from '../outbox/network';
import { keeping, oneAtATime } from '../outbox/renewal';
import { type Connection, getSetting } from './store';

export class Rules {
  readonly #bundle = signal<PrescriberBundle | null>(null);
  readonly #connection: Connection;
  readonly #network: Network;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #personId: number;
  #askedMs = 0;
  /** Fetches and stores the bundle; null on success. */
  readonly refresh = oneAtATime(() => this.#fetch());

  constructor(personId: number, connection: Connection, network: Network, clock: Clock, bus: Bus) {
    this.#personId = personId;
    this.#connection = connection;
    this.#network = network;
    this.#clock = clock;
    this.#bus = bus;
    bus.listen((news, fromElsewhere) => {
      if (news.kind === 'rules' && fromElsewhere) void this.load();
    });
  }

  get bundle(): ReadonlySignal<PrescriberBundle | null> {
    return this.#bundle;
  }

  /** Age of the bundle in milliseconds, by the phone's own clock. */
  ageMs(): number {
    return Date.now() - this.#askedMs;
  }

  /** Loads the stored bundle, unless it is another person's. */
  async load(): Promise<void> {
    const [kept, askedMs] = await this.#connection.use((store) =>
      Promise.all([getSetting(store, 'bundle'), getSetting(store, 'bundle_ms')]),
    );
    const mine = kept?.person_id === this.#personId;
    this.#askedMs = mine ? (askedMs ?? 0) : 0;
    this.#bundle.value = mine ? kept : null;
  }

  async #fetch(): Promise<Failure | null> {
    const askedMs = Date.now();
    const answer = this.#network.hear(await getPrescriberBundle());
    if (!answer.ok) return answer.failure;
    // Somebody else has signed in in another tab: this desk must not use their bundle.
    if (answer.value.person_id !== this.#personId) {
      this.#network.pause();
      return { kind: 'sign_in', status: 403, error: { code: 'other_person', message: '' } };
    }
    return keeping(() => this.#keep(answer.value, askedMs));
  }

  async #keep(bundle: PrescriberBundle, askedMs: number): Promise<void> {
    await this.#connection.use(async (store) => {
      const tx = store.transaction('settings', 'readwrite');
      await Promise.all([
        tx.store.put(bundle, 'bundle'),
        tx.store.put(askedMs, 'bundle_ms'),
        tx.store.put(this.#clock.kept(), 'clock'),
        tx.done,
      ]);
    });
    this.#askedMs = askedMs;
    this.#bundle.value = bundle;
    this.#bus.tell({ kind: 'rules' });
  }
}
