/** The one drainer of this phone: when to try, and that only one tab does. */
import type { Answer, Failure } from '../api/http';
import { backoffMs } from './backoff';
import type { Bus } from './bus';
import { type Connection, isStorageError } from './connection';
import { type Network, UNDECIDED } from './network';
import { BatchSize, walk } from './pass';
import { countWaiting, prune, waitingAfter } from './queries';
import type { Rules } from './rules';
import type { EnrolmentRecord } from './store';

export type Trigger = 'start' | 'enrol' | 'hand' | 'scan' | 'online' | 'visible' | 'timer';

const LOCK = 'poincon-drain';
const RULES_EVERY_MS = 600_000;
const SCAN_RETRY_MS = 2_000;
const CLOSED = Infinity;
/** These come from a person, or from a fresh start: they always try. */
const ALWAYS: readonly Trigger[] = ['start', 'enrol', 'hand'];

interface Parts {
  readonly connection: Connection;
  readonly bus: Bus;
  readonly network: Network;
  readonly rules: Rules;
  readonly locks: LockManager;
  /** Called when the server holds everything this phone knows. */
  readonly onSafe: () => Promise<void>;
}

export class Drainer {
  readonly #parts: Parts;
  readonly #size = new BatchSize();
  #running: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #failure: Failure | null = null;
  #triedMs = 0;
  #notBeforeMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Something happened that is a reason to try. Resolves when the attempt is over; never throws. */
  kick(trigger: Trigger): Promise<void> {
    if (!this.#mayTry(trigger)) return this.#running ?? Promise.resolve();
    this.#again = true;
    this.#running ??= this.#parts.locks.request(LOCK, () => this.#run());
    return this.#running;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#notBeforeMs = CLOSED;
  }

  #mayTry(trigger: Trigger): boolean {
    if (ALWAYS.includes(trigger)) return this.#notBeforeMs !== CLOSED;
    if (this.#parts.network.state.value === 'paused_sign_in') return false;
    if (Date.now() >= this.#notBeforeMs) return true;
    const retryAfter = this.#failure?.kind === 'later' && this.#failure.retryAfterMs !== null;
    if (trigger === 'online' || trigger === 'visible') return !retryAfter;
    return trigger === 'scan' && this.#mayRetryScan();
  }

  /** Without network an attempt costs nothing, and tells that it is back; a server in trouble is left in peace. */
  #mayRetryScan(): boolean {
    if (this.#failure === UNDECIDED) return true;
    return this.#failure?.kind === 'offline' && Date.now() - this.#triedMs >= SCAN_RETRY_MS;
  }

  async #run(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        this.#triedMs = Date.now();
        this.#learn(await this.#attempt());
        if (this.#failure !== null && this.#failure !== UNDECIDED) break;
      }
    } finally {
      this.#running = null;
    }
  }

  async #attempt(): Promise<Failure | null> {
    try {
      return (await this.#sendAll()) ?? (await this.#keepFresh());
    } catch (error) {
      if (!isStorageError(error)) throw error;
      await this.#parts.connection.use((store) => prune(store, Date.now()));
      return UNDECIDED;
    }
  }

  /** The venue in use first; then what earlier enrolments of this phone left behind. */
  async #sendAll(): Promise<Failure | null> {
    const { rules, connection } = this.#parts;
    const current = rules.enrolment.value;
    const venueIds = await connection.use((store) => store.getAllKeys('enrolments'));
    for (const venueId of venueIds.filter((id) => id !== current?.venue_id)) {
      const earlier = await connection.use((store) => store.get('enrolments', venueId));
      if (earlier !== undefined) await this.#walk(earlier, (answer) => answer);
    }
    return current === null ? null : this.#walk(current, (answer) => this.#parts.network.hear(answer));
  }

  async #walk(enrolment: EnrolmentRecord, hear: <T>(answer: Answer<T>) => Answer<T>): Promise<Failure | null> {
    const { connection, bus } = this.#parts;
    const { token, venue_id } = enrolment;
    return token === null ? null : walk({ connection, bus, token, hear }, venue_id, this.#size);
  }

  /** After the queue: rules that are not old, and word that everything is safe. */
  async #keepFresh(): Promise<Failure | null> {
    const { rules, network, connection, onSafe } = this.#parts;
    const enrolment = rules.enrolment.value;
    if (enrolment === null) return null;
    if (rules.ageMs() > RULES_EVERY_MS || network.state.value !== 'ok') {
      const failure = await rules.refresh();
      if (failure !== null) return failure;
      await rules.rotateIfDue();
    }
    const [left] = await connection.use((store) => waitingAfter(store, enrolment.venue_id, 0, 1));
    if (left !== undefined) return UNDECIDED;
    if (network.answeredSince(this.#triedMs) && (await connection.use(countWaiting)) === 0) await onSafe();
    return null;
  }

  #learn(failure: Failure | null): void {
    if (this.#notBeforeMs === CLOSED) return;
    clearTimeout(this.#timer);
    this.#failure = failure;
    this.#failures = failure === null ? 0 : this.#failures + 1;
    const wait = failure === null || failure.kind === 'sign_in' ? 0 : this.#waitAfter(failure);
    this.#notBeforeMs = Date.now() + wait;
    if (wait > 0) this.#timer = setTimeout(() => void this.kick('timer'), wait);
  }

  #waitAfter(failure: Failure): number {
    const asked = failure.kind === 'later' ? (failure.retryAfterMs ?? 0) : 0;
    return Math.max(asked, backoffMs(this.#failures, Math.random()));
  }
}
