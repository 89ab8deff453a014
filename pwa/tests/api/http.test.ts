import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, nothing } from '../../src/api/http';
import { NOON } from '../factories';

const SHAPE = v.object({ answer: v.number() });
const OURS = { error: { code: 'some_code', message: 'Une phrase.' } };

const answerWith = (body: string, init: ResponseInit = {}) =>
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(body, init))));
const failWith = (error: Error) => vi.stubGlobal('fetch', () => Promise.reject(error));
const ask = () => call(SHAPE, '/api/x');

beforeEach(() => void vi.useFakeTimers({ now: NOON, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('an answer of the right shape is its value', async () => {
  answerWith('{"answer": 42, "of a newer server": true}');

  expect(await ask()).toEqual({ ok: true, value: { answer: 42 }, clockOffsetMs: null });
});

test('an empty answer is fine where nothing is expected', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })));

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

  test('how long to wait is told in seconds', async () => {
    answerWith(JSON.stringify(OURS), { status: 429, headers: { 'retry-after': '90' } });

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
      return Promise.resolve(new Response('{"answer": 1}', at(18_000)));
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
