import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, together } from '../../src/api/wire/http';
import { beginFirstScreen } from '../../src/desk/first-screen';
import { signed } from '../api/wire/sign';

const ANSWER = v.object({ from: v.string() });
const WHOLE = '/api/first-screens/manager';
let asked: string[] = [];

/** A server that answers each address with where the answer came from, and a first screen with these parts. */
function serve(parts: readonly string[], whole: () => Response | Promise<Response> = () => json({ answers: Object.fromEntries(parts.map((path) => [path, { from: WHOLE }])) })) {
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(path === WHOLE ? whole() : json({ from: path }));
  });
}
const json = (body: unknown, status = 200) => signed(new Response(JSON.stringify(body), { status }));
const read = async (path: string) => {
  const answer = await call(ANSWER, path);
  return answer.ok ? answer.value.from : answer.failure.kind;
};

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
  vi.stubGlobal('document', new EventTarget());
});
afterEach(() => {
  delete together.answer;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what is in sight takes one request, also what is asked for twice', async () => {
  serve(['/api/todo', '/api/statements']);
  beginFirstScreen('manager');
  expect(await Promise.all(['/api/todo', '/api/statements?', '/api/todo'].map(read))).toEqual([WHOLE, WHOLE, WHOLE]);
  expect(asked).toEqual([WHOLE]);
});

test('what the answer does not hold is asked for by itself', async () => {
  serve(['/api/todo']);
  beginFirstScreen('manager');
  expect(await read('/api/statements?page=2')).toBe('/api/statements?page=2');
});

test.each([
  ['a write of this page', () => call(ANSWER, '/api/session', { method: 'POST', body: {} })],
  ['a look away', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['some seconds', () => vi.advanceTimersByTimeAsync(5_000)],
])('after %s it is asked for again', async (_what, happens) => {
  serve(['/api/todo']);
  beginFirstScreen('manager');
  expect(await read('/api/todo')).toBe(WHOLE);
  await happens();
  expect(await read('/api/todo')).toBe('/api/todo');
});

test('who is not signed in is told so by the same answer', async () => {
  serve([], () => json({ error: { code: 'sign_in_needed', message: 'Connectez-vous.' } }, 401));
  beginFirstScreen('manager');
  expect(await read('/api/session')).toBe('sign_in');
  expect(asked).toEqual([WHOLE]);
});

test('without network those who wait are told, and the next try is their own', async () => {
  serve([], () => Promise.reject(new TypeError('no network')));
  beginFirstScreen('manager');
  expect(await Promise.all(['/api/session', '/api/todo'].map(read))).toEqual(['offline', 'offline']);
  expect(await read('/api/todo')).toBe('/api/todo');
});

test.each([
  ['a hotspot', () => new Response('<h1>Bienvenue</h1>')],
  ['a proxy in our shape', () => new Response(JSON.stringify({ answers: { '/api/todo': { from: 'elsewhere' } } }))],
  ['a server that is down', () => json({}, 503)],
])('an answer of %s is none', async (_who, whole) => {
  serve([], whole);
  beginFirstScreen('manager');
  expect(await read('/api/todo')).toBe('/api/todo');
});

test('a sign-in page of a network on the way is not taken for an answer: who retries asks our server', async () => {
  serve([], () => new Response('<html>', { status: 401 }));
  beginFirstScreen('manager');
  expect(await read('/api/session')).toBe('/api/session');
});
