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

test('an answer of the right shape gives its value', async () => {
  answerWith('{"answer": 42, "of a newer server": true}');

  expect(await ask()).toEqual({ ok: true, value: { answer: 42 }, clockOffsetMs: null });
});

test('an empty answer is accepted where no content is expected', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(signed(new Response(null, { status: 204 }))));

  expect(await call(nothing, '/api/x')).toMatchObject({ ok: true, value: null });
});

describe('an answer with unexpected content is nonsense:', () => {
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

describe('a failure by its status', () => {
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

  test('a 502 counts as later, whatever its body', async () => {
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
  ])('Retry-After "%s" is read in seconds or as a date', async (told, ms) => {
    answerWith(JSON.stringify(OURS), { status: 429, headers: { 'retry-after': told } });

    expect(await ask()).toMatchObject({ failure: { retryAfterMs: ms } });
  });

  test('a Retry-After of a proxy is capped at five minutes', async () => {
    proxyAnswers('', { status: 429, headers: { 'retry-after': '86400' } });

    expect(await ask()).toMatchObject({ failure: { kind: 'later', retryAfterMs: 300_000 } });
  });

  test('a date in Retry-After is relative to the Date header of the same answer', async () => {
    const date = new Date(NOON + 1_000_000).toUTCString();
    answerWith('', { status: 503, headers: { date, 'retry-after': new Date(NOON + 1_090_000).toUTCString() } });

    expect(await ask()).toMatchObject({ failure: { retryAfterMs: 90_000 } });
  });
});

describe('an answer that does not come', () => {
  test('without network is offline', async () => {
    failWith(new TypeError('Failed to fetch'));

    expect(await ask()).toEqual({ ok: false, failure: { kind: 'offline', timedOut: false } });
  });

  test('in time is offline, and says that it timed out', async () => {
    failWith(new DOMException('slow', 'TimeoutError'));

    expect(await ask()).toEqual({ ok: false, failure: { kind: 'offline', timedOut: true } });
  });
});

describe('the clock offset', () => {
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

  test('is 0 when it is within the duration of the request', async () => {
    vi.stubGlobal('fetch', () => {
      vi.setSystemTime(NOON + 20_000);
      return Promise.resolve(signed(new Response('{"answer": 1}', at(18_000))));
    });

    expect(await ask()).toMatchObject({ clockOffsetMs: 0 });
  });
});

describe('authentication', () => {
  const request = () => vi.mocked(fetch).mock.calls[0]?.[1];

  test('a phone sends its token and no cookie', async () => {
    answerWith('{"answer": 1}');
    await call(SHAPE, '/api/x', { token: 'secret', method: 'POST', body: { a: 1 } });

    expect(request()).toMatchObject({ method: 'POST', body: '{"a":1}', credentials: 'omit' });
    expect(new Headers(request()?.headers).get('authorization')).toBe('Bearer secret');
  });

  test('a person sends their cookie', async () => {
    answerWith('{"answer": 1}');
    await ask();

    expect(request()?.credentials).toBe('same-origin');
  });
});

describe('an answer without our header is never taken as ours:', () => {
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

describe('an endpoint that declares its refusals', () => {
  const codes = { 409: ['some_code'], 401: ['sign_in_needed'] };

  test.each([
    [409, 'some_code', 'refused'],
    [409, 'another_code', 'unknown'],
    [422, 'some_code', 'unknown'],
    [401, 'sign_in_needed', 'sign_in'],
    [401, 'some_code', 'unknown'],
    [403, 'sign_in_needed', 'unknown'],
    [503, 'another_code', 'later'],
  ])('takes %i %s as %s', async (status, code, kind) => {
    answerWith(JSON.stringify({ error: { code, message: 'Une phrase.' } }), { status });

    expect(await call(SHAPE, '/api/x', { codes })).toMatchObject({ failure: { kind, status } });
  });
});

test('an answer that never ends is given up shortly after its time limit', async () => {
  vi.useFakeTimers({ now: NOON });
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const asked = call(SHAPE, '/api/x', { timeoutMs: 6_000 });
  await vi.advanceTimersByTimeAsync(8_000);

  expect(await asked).toEqual({ ok: false, failure: { kind: 'offline', timedOut: true } });
});
