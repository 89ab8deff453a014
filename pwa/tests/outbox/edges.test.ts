import { afterEach, expect, test, vi } from 'vitest';
import { Bus } from '../../src/outbox/bus';
import { Persistence } from '../../src/outbox/persistence';
import { listenToPage } from '../../src/outbox/triggers';

afterEach(() => void vi.useRealTimers());

function refuses(): never {
  throw new DOMException('no', 'SecurityError');
}

const NEWS = { kind: 'rules' } as const;

test.each([
  ['is missing', undefined],
  ['throws', refuses],
])('where BroadcastChannel %s, the page still gets its own news', (_name, channel) => {
  vi.stubGlobal('BroadcastChannel', channel);
  const heard = vi.fn();
  const bus = new Bus('poincon');
  bus.listen(heard);

  bus.tell(NEWS);
  bus.close();
  bus.tell(NEWS);

  expect(heard.mock.calls).toEqual([[NEWS, false]]);
});

test.each<[string, unknown, boolean | null]>([
  ['keeps', { persist: () => Promise.resolve(true) }, true],
  ['does not', { persist: () => Promise.resolve(false) }, false],
  ['refuses', { persist: () => Promise.reject(new TypeError('no')) }, false],
  ['has no word for it', {}, false],
  ['has no storage manager', undefined, false],
  ['never answers', { persist: () => new Promise(() => undefined) }, null],
])('asking for persistent storage does not fail where the browser %s', async (_name, storage, granted) => {
  vi.stubGlobal('navigator', { storage });
  const persistence = new Persistence();

  void persistence.ask();
  await new Promise((resolve) => setImmediate(resolve));

  expect(persistence.granted.value).toBe(granted);
});

test('without any event of the page it tries every 20 s, until it is stopped', () => {
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
