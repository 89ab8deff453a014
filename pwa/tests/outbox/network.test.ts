import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer, Failure } from '../../src/api/wire/http';
import { Clock } from '../../src/outbox/clock';
import { Network, UNDECIDED } from '../../src/outbox/network';
import { NOON } from '../factories';

const error = { code: 'some_code', message: 'Une phrase.' };
const answered = (clockOffsetMs: number | null = null): Answer<string> => ({ ok: true, value: 'yes', clockOffsetMs });
let clock: Clock;
let network: Network;

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  clock = new Clock();
  network = new Network(clock);
  return () => vi.useRealTimers();
});

test.each<[Failure, string]>([
  [{ kind: 'offline', timedOut: false }, 'offline'],
  [{ kind: 'nonsense', status: 200 }, 'server_error'],
  [{ kind: 'unknown', status: 404, error }, 'server_error'],
  [{ kind: 'later', status: 503, retryAfterMs: null, error: null }, 'server_error'],
  [UNDECIDED, 'server_error'],
  [{ kind: 'sign_in', status: 401, error }, 'paused_sign_in'],
  [{ kind: 'refused', status: 422, error }, 'ok'],
])('%j leaves the network %s, and is handed on', (failure, state) => {
  const answer = { ok: false, failure } as const;

  expect(network.hear(answer)).toBe(answer);
  expect(network.state.value).toBe(state);
  expect(network.answeredSince(NOON)).toBe(false);
});

test('until the first answer it is unknown', () => {
  expect(network.state.value).toBe('unknown');
  expect(network.answeredSince(NOON)).toBe(false);
});

test('an answer makes it good, sets the clock, and is handed on', () => {
  const answer = answered(7_000);

  expect(network.hear(answer)).toBe(answer);
  expect(network.state.value).toBe('ok');
  expect(clock.now()).toBe(NOON + 7_000);
  expect([network.answeredSince(NOON), network.answeredSince(NOON + 1)]).toEqual([true, false]);
});

test('an answer that tells no time leaves the clock', () => {
  network.hear(answered(7_000));
  network.hear(answered(null));

  expect(clock.now()).toBe(NOON + 7_000);
});

test('what is undecided is for the next attempt, whenever that is', () => {
  expect(UNDECIDED).toMatchObject({ kind: 'later', retryAfterMs: null });
});

describe('it is told', () => {
  test('to forget what it measured with another token', () => {
    network.pause();
    expect(network.state.value).toBe('paused_sign_in');

    network.forget();
    expect(network.state.value).toBe('unknown');
  });

  test('to doubt: the next scan does not wait', () => {
    network.hear(answered());
    network.doubt();

    expect(network.state.value).toBe('unknown');
  });

  test('to doubt what it knows to be worse: no change', () => {
    network.pause();
    network.doubt();

    expect(network.state.value).toBe('paused_sign_in');
  });
});
