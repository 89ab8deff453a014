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
  private readonly _work: Work;
  private _running: Promise<void> | null = null;
  private _again = false;
  private _failures = 0;
  private _failure: Failure | null = null;
  private _triedMs = 0;
  private _notBeforeMs = 0;
  private _timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: Work) {
    this._work = work;
  }

  /** Something happened that is a reason to try. Resolves when the attempt is over; never throws. */
  kick(trigger: Trigger): Promise<void> {
    if (!this._mayTry(trigger)) return this._running ?? Promise.resolve();
    this._again = true;
    this._running ??= withLock(this._work.locks, this._work.lock, () => this._run());
    return this._running;
  }

  close(): void {
    clearTimeout(this._timer);
    this._notBeforeMs = CLOSED;
  }

  private _mayTry(trigger: Trigger): boolean {
    if (this._notBeforeMs === CLOSED) return false;
    if (ALWAYS.includes(trigger)) return true;
    if (this._work.network.state.value === 'paused_sign_in') return false;
    if (Date.now() >= this._notBeforeMs) return true;
    const retryAfter = this._failure?.kind === 'later' && this._failure.retryAfterMs !== null;
    if (trigger === 'online' || trigger === 'visible') return !retryAfter;
    return trigger === 'scan' && this._mayRetryScan();
  }

  /** Offline, an attempt is cheap and notices when the network is back; a server that answered with an error is not asked sooner. */
  private _mayRetryScan(): boolean {
    if (this._failure === UNDECIDED) return true;
    return this._failure?.kind === 'offline' && Date.now() - this._triedMs >= SCAN_RETRY_MS;
  }

  private async _run(): Promise<void> {
    try {
      while (this._again) {
        this._again = false;
        this._triedMs = Date.now();
        this._learn(await this._attempt());
        if (this._failure !== null && this._failure !== UNDECIDED) break;
      }
    } finally {
      this._running = null;
    }
  }

  private async _attempt(): Promise<Failure | null> {
    try {
      return await this._work.attempt(this._triedMs);
    } catch (error) {
      if (!isStorageError(error)) throw error;
      await this._work.makeRoom();
      return UNDECIDED;
    }
  }

  private _learn(failure: Failure | null): void {
    if (this._notBeforeMs === CLOSED) return;
    clearTimeout(this._timer);
    this._failure = failure;
    this._failures = failure === null ? 0 : this._failures + 1;
    const wait = failure === null || failure.kind === 'sign_in' ? 0 : this._waitAfter(failure);
    this._notBeforeMs = Date.now() + wait;
    if (wait > 0) this._timer = setTimeout(() => void this.kick('timer'), wait);
  }

  private _waitAfter(failure: Failure): number {
    // Retry-After is capped: a proxy must not stop a phone from sending for a day.
    const asked = failure.kind === 'later' ? failure.retryAfterMs : null;
    return Math.max(Math.min(asked ?? 0, LONGEST_MS), backoffMs(this._failures, Math.random()));
  }
}
