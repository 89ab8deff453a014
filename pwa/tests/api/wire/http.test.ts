import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, nothing } from '../../../src/api/wire/http';
import { NOON } from '../../factories';
import { refusalVectors, signed } from './sign';

const SHAPE = v.object({ answer: v.number() });
const OURS = { error: { code: 'some_code', message: 'Une phrase.' } };

const answerWith = (body: string, init: ResponseInit = {}) =>
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(signed(new Response(body, init)))));
const proxyAnswers = (body: string | null, init: ResponseInit = {}) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));
const failWith = (error: Error) => vi.stubGlobal('fetch', () => Promise.reject(error));
const ask = () => call(SHAPE, '/api/x');

beforeEach(() => void vi.useFakeTimers({ now: NOON, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('an answer of the right shape is its value', async () => {
  answerWith('{"answer": 42, "of a newer server": true}');

  expect(await ask()).toEqual({ ok: true, value: { answer: 42 }, clockOffsetMs: null });
});

test('an empty answer is fine where nothing is expected', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(signed(new Response(null, { status: 204 }))));

  expect(await call(nothing, '/api/x')).toMatchObject({ ok: true, value: null });
});

describe('what is not ours is nonsense, never an answer', () => {
  test.each([
    ['the page of a hotspot', '<!doctype html>', 200],
    ['nothing', '', 200],
    ['half an answer', '{"answer": 4', 200],
    ['another shape', '{"answer": "42"}', 200],
    ['a refusal in other words', '<h1>Forbidden</h1>', 403],
    ['a missing page of somebody else', '{"detail": "not found"}', 404],
  ])('%s', async (_name, body, status) => {
    answerWith(body, { status });

    expect(await ask()).toEqual({ ok: false, failure: { kind: 'nonsense', status } });
  });
});

describe('failures by status', () => {
  test.each([
    [500, 'later'],
    [503, 'later'],
    [408, 'later'],
    [425, 'later'],
    [429, 'later'],
    [401, 'sign_in'],
    [403, 'sign_in'],
    [404, 'refused'],
    [409, 'refused'],
    [413, 'refused'],
    [422, 'refused'],
  ])('%i is %s', async (status, kind) => {
    answerWith(JSON.stringify(OURS), { status });

    expect(await ask()).toMatchObject({ ok: false, failure: { kind, status, error: OURS.error } });
  });

  test('a server in trouble need not speak our language', async () => {
    answerWith('<h1>Bad gateway</h1>', { status: 502 });

    expect(await ask()).toMatchObject({ failure: { kind: 'later', error: null, retryAfterMs: null } });
  });

  test.each([
    ['90', 90_000],
    ['0', 0],
    [' 90 ', 90_000],
    [new Date(NOON + 60_000).toUTCString(), 60_000],
    ['86400', 86_400_000],
    ['99999999999999999999', 86_400_000],
    [new Date(NOON - 60_000).toUTCString(), null],
    ['-90', null],
    ['1e3', null],
    ['NaN', null],
    ['soon', null],
    ['', null],
  ])('how long to wait: "%s"', async (told, ms) => {
    answerWith(JSON.stringify(OURS), { status: 429, headers: { 'retry-after': told } });

    expect(await ask()).toMatchObject({ failure: { retryAfterMs: ms } });
  });

  test('a proxy’s word on it counts for five minutes', async () => {
    proxyAnswers('', { status: 429, headers: { 'retry-after': '86400' } });

    expect(await ask()).toMatchObject({ failure: { kind: 'later', retryAfterMs: 300_000 } });
  });

  test('a date is read by the clock of who wrote it', async () => {
    const date = new Date(NOON + 1_000_000).toUTCString();
    answerWith('', { status: 503, headers: { date, 'retry-after': new Date(NOON + 1_090_000).toUTCString() } });

    expect(await ask()).toMatchObject({ failure: { retryAfterMs: 90_000 } });
  });
});

describe('no answer', () => {
  test('without network', async () => {
    failWith(new TypeError('Failed to fetch'));

    expect(await ask()).toEqual({ ok: false, failure: { kind: 'offline', timedOut: false } });
  });

  test('in time', async () => {
    failWith(new DOMException('slow', 'TimeoutError'));

    expect(await ask()).toEqual({ ok: false, failure: { kind: 'offline', timedOut: true } });
  });
});

describe('the clock', () => {
  const at = (ms: number) => ({ headers: { date: new Date(NOON + ms).toUTCString() } });

  test.each([
    [0, 0],
    [900, 0],
    [-1_000, 0],
    [60_000, 60_500],
    [-86_400_000, -86_399_500],
  ])('of a server %i ms ahead is measured as %i ms', async (ahead, measured) => {
    answerWith('{"answer": 1}', at(ahead));

    expect(await ask()).toMatchObject({ clockOffsetMs: measured });
  });

  test('is not measured finer than the answer was slow', async () => {
    vi.stubGlobal('fetch', () => {
      vi.setSystemTime(NOON + 20_000);
      return Promise.resolve(signed(new Response('{"answer": 1}', at(18_000))));
    });

    expect(await ask()).toMatchObject({ clockOffsetMs: 0 });
  });
});

describe('who asks', () => {
  const request = () => vi.mocked(fetch).mock.calls[0]?.[1];

  test('a phone shows its token and no cookie', async () => {
    answerWith('{"answer": 1}');
    await call(SHAPE, '/api/x', { token: 'secret', method: 'POST', body: { a: 1 } });

    expect(request()).toMatchObject({ method: 'POST', body: '{"a":1}', credentials: 'omit' });
    expect(new Headers(request()?.headers).get('authorization')).toBe('Bearer secret');
  });

  test('a person shows their cookie', async () => {
    answerWith('{"answer": 1}');
    await ask();

    expect(request()?.credentials).toBe('same-origin');
  });
});

describe('what a proxy says in our shape is no word of ours', () => {
  const STATUSES = Array.from({ length: 100 }, (_, index) => 400 + index);
  const CODES = Object.values(refusalVectors.endpoints).flatMap((statuses) => Object.values(statuses).flat());

  test.each([...new Set(CODES)])('%s, with any status', async (code) => {
    for (const status of STATUSES) {
      proxyAnswers(JSON.stringify({ error: { code, message: 'Une phrase.' } }), { status });
      const answer = await ask();

      expect(answer).toMatchObject({ ok: false });
      expect(!answer.ok && ['nonsense', 'later'].includes(answer.failure.kind), `${status}`).toBe(true);
    }
  });

  test.each([
    ['the right shape', '{"answer": 42}', 200],
    ['a page', '<h1>Wi-Fi</h1>', 200],
    ['nothing', null, 204],
    ['an empty object', '{}', 200],
  ])('%s', async (_name, body, status) => {
    proxyAnswers(body, { status });

    expect(await ask()).toEqual({ ok: false, failure: { kind: 'nonsense', status } });
    expect(await call(nothing, '/api/x')).toEqual({ ok: false, failure: { kind: 'nonsense', status } });
  });
});

describe('where an endpoint knows its refusals', () => {
  const codes = { 409: ['some_code'], 401: ['sign_in_needed'] };

  test.each([
    [409, 'some_code', 'refused'],
    [409, 'another_code', 'unknown'],
    [422, 'some_code', 'unknown'],
    [401, 'sign_in_needed', 'sign_in'],
    [401, 'some_code', 'unknown'],
    [403, 'sign_in_needed', 'unknown'],
    [503, 'another_code', 'later'],
  ])('%i %s is %s', async (status, code, kind) => {
    answerWith(JSON.stringify({ error: { code, message: 'Une phrase.' } }), { status });

    expect(await call(SHAPE, '/api/x', { codes })).toMatchObject({ failure: { kind, status } });
  });
});

test('an answer that never ends is waited for no longer than a little more than its time', async () => {
  vi.useFakeTimers({ now: NOON });
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const asked = call(SHAPE, '/api/x', { timeoutMs: 6_000 });
  await vi.advanceTimersByTimeAsync(8_000);

  expect(await asked).toEqual({ ok: false, failure: { kind: 'offline', timedOut: true } });
});
