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
  private readonly _bundle = signal<PrescriberBundle | null>(null);
  private readonly _connection: Connection;
  private readonly _network: Network;
  private readonly _clock: Clock;
  private readonly _bus: Bus;
  private readonly _personId: number;
  private _askedMs = 0;
  /** Fetches and stores the bundle; null on success. */
  readonly refresh = oneAtATime(() => this._fetch());

  constructor(personId: number, connection: Connection, network: Network, clock: Clock, bus: Bus) {
    this._personId = personId;
    this._connection = connection;
    this._network = network;
    this._clock = clock;
    this._bus = bus;
    bus.listen((news, fromElsewhere) => {
      if (news.kind === 'rules' && fromElsewhere) void this.load();
    });
  }

  get bundle(): ReadonlySignal<PrescriberBundle | null> {
    return this._bundle;
  }

  /** Age of the bundle in milliseconds, by the phone's own clock. */
  ageMs(): number {
    return Date.now() - this._askedMs;
  }

  /** A delivery was received here: what is kept counts as old until it is fetched anew. */
  readonly renew = (): Promise<Failure | null> => {
    this._askedMs = 0;
    return this.refresh();
  };

  /** Loads the stored bundle, unless it is another person's. */
  async load(): Promise<void> {
    const [kept, askedMs] = await this._connection.use((store) =>
      Promise.all([getSetting(store, 'bundle'), getSetting(store, 'bundle_ms')]),
    );
    const mine = kept?.person_id === this._personId;
    this._askedMs = mine ? (askedMs ?? 0) : 0;
    this._bundle.value = mine ? kept : null;
  }

  private async _fetch(): Promise<Failure | null> {
    const askedMs = Date.now();
    const answer = this._network.hear(await getPrescriberBundle());
    if (!answer.ok) return answer.failure;
    // Somebody else has signed in in another tab: this desk must not use their bundle.
    if (answer.value.person_id !== this._personId) {
      this._network.pause();
      return { kind: 'sign_in', status: 403, error: { code: 'other_person', message: '' } };
    }
    return keeping(() => this._keep(answer.value, askedMs));
  }

  private async _keep(bundle: PrescriberBundle, askedMs: number): Promise<void> {
    await this._connection.use(async (store) => {
      const tx = store.transaction('settings', 'readwrite');
      await Promise.all([
        tx.store.put(bundle, 'bundle'),
        tx.store.put(askedMs, 'bundle_ms'),
        tx.store.put(this._clock.kept(), 'clock'),
        tx.done,
      ]);
    });
    this._askedMs = askedMs;
    this._bundle.value = bundle;
    this._bus.tell({ kind: 'rules' });
  }
}
