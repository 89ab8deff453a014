/** The one drainer of a queue: when to try, and that only one tab does. */
import type { Failure } from '../api/wire/http';
import { backoffMs, LONGEST_MS } from './backoff';
import { isStorageError } from './connection';
import { withLock } from './lock';
import { type Network, UNDECIDED } from './network';

export type Trigger = 'start' | 'enrol' | 'hand' | 'scan' | 'online' | 'visible' | 'timer';

const SCAN_RETRY_MS = 2_000;
const CLOSED = Infinity;
/** These come from a person, or from a fresh start: they always try. */
const ALWAYS: readonly Trigger[] = ['start', 'enrol', 'hand'];

/** What a drainer does when it may, and what it needs to know when. */
export interface Work {
  readonly lock: string;
  readonly locks: LockManager | undefined;
  readonly network: Network;
  /** Sends what waits and refreshes the rules. Resolves to the failure that stopped it, or null. */
  readonly attempt: (startedMs: number) => Promise<Failure | null>;
  /** Called after a storage error: deletes what is no longer needed. */
  readonly makeRoom: () => Promise<void>;
}

export class Drainer {
  readonly #work: Work;
  #running: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #failure: Failure | null = null;
  #triedMs = 0;
  #notBeforeMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Something happened that is a reason to try. Resolves when the attempt is over; never throws. */
  kick(trigger: Trigger): Promise<void> {
    if (!this.#mayTry(trigger)) return this.#running ?? Promise.resolve();
    this.#again = true;
    this.#running ??= withLock(this.#work.locks, this.#work.lock, () => this.#run());
    return this.#running;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#notBeforeMs = CLOSED;
  }

  #mayTry(trigger: Trigger): boolean {
    if (this.#notBeforeMs === CLOSED) return false;
    if (ALWAYS.includes(trigger)) return true;
    if (this.#work.network.state.value === 'paused_sign_in') return false;
    if (Date.now() >= this.#notBeforeMs) return true;
    const retryAfter = this.#failure?.kind === 'later' && this.#failure.retryAfterMs !== null;
    if (trigger === 'online' || trigger === 'visible') return !retryAfter;
    return trigger === 'scan' && this.#mayRetryScan();
  }

  /** Offline, an attempt is cheap and notices when the network is back; a server that answered with an error is not asked sooner. */
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
      return await this.#work.attempt(this.#triedMs);
    } catch (error) {
      if (!isStorageError(error)) throw error;
      await this.#work.makeRoom();
      return UNDECIDED;
    }
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
    // Retry-After is capped: a proxy must not stop a phone from sending for a day.
    const asked = failure.kind === 'later' ? failure.retryAfterMs : null;
    return Math.max(Math.min(asked ?? 0, LONGEST_MS), backoffMs(this.#failures, Math.random()));
  }
}
