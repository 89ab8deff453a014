/** The signals that screens watch, kept up to date from the journal. */
import { computed, signal } from '@preact/signals';
import { parisDay } from '../lib/paris';
import type { Bus } from '../outbox/bus';
import type { Clock } from '../outbox/clock';
import { entriesOfDay, overview } from '../outbox/queries';
import { lineOf } from './lines';
import type { Rules } from './rules';
import { type Connection, getSetting, type HandOverEntry, setSetting } from './store';

const TOGETHER_MS = 20;

const newestFirst = (a: HandOverEntry, b: HandOverEntry): number => b.seq - a.seq;

export class Views {
  readonly waiting = signal(0);
  readonly lastSafeCopy = signal<Date | null>(null);
  private readonly _pile = signal<readonly HandOverEntry[]>([]);
  private readonly _today = signal<readonly HandOverEntry[]>([]);
  readonly pile = computed(() => this._pile.value.map(lineOf));
  readonly lines = computed(() => this._today.value.map(lineOf));
  private readonly _connection: Connection;
  private readonly _rules: Rules;
  private readonly _clock: Clock;
  private _soon: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, rules: Rules, clock: Clock, bus: Bus) {
    this._connection = connection;
    this._rules = rules;
    this._clock = clock;
    bus.listen(() => {
      this._soon ??= setTimeout(() => void this.update(), TOGETHER_MS);
    });
  }

  async load(): Promise<void> {
    const safe = await this._connection.use((store) => getSetting(store, 'last_safe_ms'));
    this.lastSafeCopy.value = safe ? new Date(safe) : null;
    await this.update();
  }

  /** Reads all of today's entries each time: a desk hands over tens a day, not thousands. */
  async update(): Promise<void> {
    this._soon = undefined;
    const day = parisDay(this._clock.now());
    const owners = this._rules.bundle.value?.organisations ?? [];
    await this._connection.use(async (store) => {
      const { waiting, pile } = await overview<HandOverEntry>(store, []);
      const today = await Promise.all(owners.map(({ id }) => entriesOfDay<HandOverEntry>(store, id, day)));
      this.waiting.value = waiting;
      this._pile.value = pile;
      this._today.value = today.flat().sort(newestFirst);
    });
  }

  async markSafe(): Promise<void> {
    const now = this._clock.now();
    await this._connection.use((store) => setSetting(store, 'last_safe_ms', now));
    this.lastSafeCopy.value = new Date(now);
  }

  close(): void {
    clearTimeout(this._soon);
  }
}
