// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Chunk } from '../../src/nav/Chunk';

const PART = { text: 'the part' };
const WHILE_LATE_MS = 31_000;
const broken = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
let page: HTMLElement;
let reload = vi.fn();
let told = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  page = document.createElement('div');
  reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
});
afterEach(() => {
  vi.useRealTimers();
  history.replaceState(null, '');
});

/** Shows the chunk that `load` loads, and waits. */
async function shown(load: () => Promise<typeof PART>, { whole = false, waitMs = 0 } = {}): Promise<string> {
  render(createElement(Chunk<typeof PART>, { load, whole, children: ({ text }) => text }), page);
  return after(waitMs);
}

async function after(waitMs: number): Promise<string> {
  await vi.advanceTimersByTimeAsync(waitMs + 100);
  return page.textContent;
}

test('a chunk that comes after the page gave up is shown all the same, without a reload', async () => {
  const late = new Promise<typeof PART>((resolve) => void setTimeout(resolve, WHILE_LATE_MS + 1000, PART));

  expect(await shown(() => late, { waitMs: WHILE_LATE_MS })).toContain('Réessayer');

  expect(await after(1000)).toBe(PART.text);
  expect(reload).not.toHaveBeenCalled();
});

test('a chunk that is all of the page and never comes nor fails reloads it once', async () => {
  const never = new Promise<typeof PART>(() => undefined);

  await shown(() => never, { whole: true, waitMs: WHILE_LATE_MS });

  expect(reload).toHaveBeenCalledTimes(1);
});

test('a failed chunk that is all of the page reloads it, also where it came by a reload, but not again and again', async () => {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type: 'reload' } as PerformanceNavigationTiming]);
  await shown(broken, { whole: true });
  expect(reload).toHaveBeenCalledTimes(1);

  render(null, page);
  expect(await shown(() => broken(), { whole: true })).toContain('Réessayer');
  expect(reload).toHaveBeenCalledTimes(1);

  vi.setSystemTime(Date.now() + 3_600_000);
  render(null, page);
  await shown(() => broken(), { whole: true });
  expect(reload).toHaveBeenCalledTimes(2);
});

test('the reload keeps what the history knows of the screen', async () => {
  history.replaceState({ opened: true }, '');

  await shown(broken, { whole: true });

  expect(history.state).toMatchObject({ opened: true });
});

test('without server, and for a part of a page, nothing is reloaded', async () => {
  expect(await shown(broken)).toContain('Réessayer');
  render(null, page);
  vi.stubGlobal('fetch', broken);
  expect(await shown(() => broken(), { whole: true })).toContain('Réessayer');

  expect(reload).not.toHaveBeenCalled();
});

test('the console keeps why a chunk failed', async () => {
  await shown(broken);

  expect(told).toHaveBeenCalledWith(expect.objectContaining({ message: 'Failed to fetch dynamically imported module' }));
});
