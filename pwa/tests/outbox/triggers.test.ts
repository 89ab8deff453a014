import { afterEach, expect, test, vi } from 'vitest';
import { listenToPage } from '../../src/outbox/triggers';

afterEach(() => void vi.useRealTimers());

/** A page that can be hidden, with its events. */
function stubPage(): EventTarget & { visibilityState: string } {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  return page;
}

test.each([
  ['online', 'online', 0],
  ['pageshow', 'visible', 1],
  ['visibilitychange', 'visible', 1],
])('%s is a reason to try while the page is seen, until it is over', (event, trigger, looks) => {
  const page = stubPage();
  const [kick, onLook] = [vi.fn(), vi.fn()];
  const stop = listenToPage(kick, onLook);

  page.dispatchEvent(new Event(event));
  expect([kick.mock.calls, onLook.mock.calls.length]).toEqual([[[trigger]], looks]);
  stop();
  page.dispatchEvent(new Event(event));

  expect(kick).toHaveBeenCalledTimes(1);
});

test('a page that nobody sees neither looks nor tries', () => {
  vi.useFakeTimers();
  const page = stubPage();
  page.visibilityState = 'hidden';
  const [kick, onLook] = [vi.fn(), vi.fn()];
  const stop = listenToPage(kick, onLook);

  page.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(60_000);
  stop();

  expect([kick.mock.calls.length, onLook.mock.calls.length]).toEqual([0, 0]);
});

test('while it is seen it looks every twenty seconds', () => {
  vi.useFakeTimers();
  stubPage();
  const onLook = vi.fn();
  const stop = listenToPage(() => undefined, onLook);

  vi.advanceTimersByTime(19_999);
  expect(onLook).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  stop();

  expect(onLook).toHaveBeenCalledTimes(1);
});

test('without any event of the page it tries all the same, and no more once it is over', () => {
  vi.useFakeTimers();
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('addEventListener', () => undefined);
  const kick = vi.fn();

  const stop = listenToPage(kick, () => undefined);
  vi.advanceTimersByTime(60_000);
  expect(kick.mock.calls).toEqual([['timer'], ['timer'], ['timer']]);
  stop();
  vi.advanceTimersByTime(60_000);

  expect(kick).toHaveBeenCalledTimes(3);
});
