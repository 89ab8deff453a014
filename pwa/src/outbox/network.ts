/** The network as measured by answers. `navigator.onLine` stays true when only the server is dead. */
import { signal } from '@preact/signals';
import type { Answer, Failure } from '../api/wire/http';
import type { Clock } from './clock';

/** As measured by answers, never by `navigator.onLine`. */
export type NetworkState = 'unknown' | 'ok' | 'offline' | 'server_error' | 'paused_sign_in';

const STATES: Record<Failure['kind'], NetworkState> = {
  offline: 'offline',
  nonsense: 'server_error',
  unknown: 'server_error',
  later: 'server_error',
  sign_in: 'paused_sign_in',
  refused: 'ok',
};

/** The server answered, or was not asked, and something stays undecided: try again later. */
export const UNDECIDED: Failure = { kind: 'later', status: 200, retryAfterMs: null, error: null };

export class Network {
  readonly state = signal<NetworkState>('unknown');
  private _lastOkMs = 0;
  private readonly _clock: Clock;

  constructor(clock: Clock) {
    this._clock = clock;
  }

  /** Learns from any answer to this phone's token, and hands it on. */
  hear<T>(answer: Answer<T>): Answer<T> {
    this.state.value = answer.ok ? 'ok' : STATES[answer.failure.kind];
    if (answer.ok) this._lastOkMs = Date.now();
    if (answer.ok && answer.clockOffsetMs !== null) this._clock.measure(answer.clockOffsetMs);
    return answer;
  }

  /** Has the server taken or given anything since a moment of the phone's own clock? */
  answeredSince(ms: number): boolean {
    return this._lastOkMs >= ms;
  }

  /** Resets the state after a new enrolment: it was measured with the old token. */
  forget(): void {
    this.state.value = 'unknown';
  }

  /** Pauses sending: the entries that wait belong to another person. */
  pause(): void {
    this.state.value = 'paused_sign_in';
  }

  /** Called when an answer takes too long: the next scan does not wait for the server. */
  doubt(): void {
    if (this.state.value === 'ok') this.state.value = 'unknown';
  }
}
