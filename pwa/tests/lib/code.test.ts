// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchAhead, loadCode } from '../../src/lib/code';
import { pageWouldLoad } from '../../src/lib/reload';

const PART = { Screen: 'screen' };
const offline = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const never = () => new Promise<never>(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  document.head.innerHTML = '';
});

const sheets = () => [...document.querySelectorAll('link')];

function addSheet(): HTMLLinkElement {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet' });
  document.head.append(link);
  return link;
}

test('a chunk fetched ahead is retried without an error until it is loaded', async () => {
  const load = vi.fn<() => Promise<typeof PART>>().mockImplementationOnce(offline).mockImplementationOnce(offline);
  load.mockResolvedValue(PART);
  const loaded = vi.fn();

  fetchAhead(load, loaded);
  await vi.advanceTimersByTimeAsync(3_600_000);

  expect(load).toHaveBeenCalledTimes(3);
  expect(loaded.mock.calls).toEqual([[PART]]);
});

test('a chunk fetched ahead is requested five times at most', async () => {
  const load = vi.fn(offline);

  fetchAhead(load);
  await vi.advanceTimersByTimeAsync(86_400_000);

  expect(load).toHaveBeenCalledTimes(5);
});

test('once stopped, fetching ahead neither retries nor calls back', async () => {
  const load = vi.fn(offline);
  const loaded = vi.fn();

  fetchAhead(load)();
  fetchAhead(() => Promise.resolve(PART), loaded)();
  await vi.advanceTimersByTimeAsync(3_600_000);

  expect(load).toHaveBeenCalledTimes(1);
  expect(loaded).not.toHaveBeenCalled();
});

test('loading that never ends fails after a time limit', async () => {
  const asked = expect(loadCode(never)).rejects.toThrow();

  await vi.advanceTimersByTimeAsync(60_000);

  await asked;
});

test('a style sheet that failed is loaded again before the chunk is used', async () => {
  const failed = addSheet();
  failed.dispatchEvent(new Event('error'));
  const shown = vi.fn();

  void loadCode(() => Promise.resolve(PART)).then(shown);
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).not.toHaveBeenCalled();
  const [again] = sheets();
  expect(again).not.toBe(failed);
  again?.dispatchEvent(new Event('load'));
  await vi.advanceTimersByTimeAsync(0);

  expect(shown).toHaveBeenCalled();
  expect(sheets()).toEqual([again]);
});

test('when the style sheet fails again the load fails, and the next one tries once more', async () => {
  addSheet().dispatchEvent(new Event('error'));
  const asked = expect(loadCode(() => Promise.resolve(PART))).rejects.toThrow('No style sheet');
  await vi.advanceTimersByTimeAsync(0);
  sheets()[0]?.dispatchEvent(new Event('error'));
  await asked;

  const next = loadCode(() => Promise.resolve(PART));
  await vi.advanceTimersByTimeAsync(0);
  sheets()[0]?.dispatchEvent(new Event('load'));

  expect(await next).toBe(PART);
});

test('a style sheet that is still loading is left alone', async () => {
  const coming = addSheet();

  await loadCode(() => Promise.resolve(PART));

  expect(sheets()).toEqual([coming]);
});

test.each([
  ['our server', () => Promise.resolve(new Response('{"name": "Poinçon"}')), true],
  ['the page of a hotspot', () => Promise.resolve(new Response('<!doctype html>')), false],
  ['a server in trouble', () => Promise.resolve(new Response('{}', { status: 502 })), false],
  ['no network', offline, false],
  ['no answer at all', never, false],
])('pageWouldLoad, with %s, tells whether a reload would help', async (_name, fetched, would) => {
  vi.stubGlobal('fetch', fetched);

  const asked = pageWouldLoad();
  await vi.advanceTimersByTimeAsync(10_000);

  expect(await asked).toBe(would);
});
