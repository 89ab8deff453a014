import { expect, test, vi } from 'vitest';
import { Persistence } from '../../src/outbox/persistence';

test.each<[string, unknown, boolean | null]>([
  ['keeps', { persist: () => Promise.resolve(true) }, true],
  ['does not', { persist: () => Promise.resolve(false) }, false],
  ['refuses', { persist: () => Promise.reject(new TypeError('no')) }, false],
  ['has no word for it', {}, false],
  ['has no storage manager', undefined, false],
  ['never answers', { persist: () => new Promise(() => undefined) }, null],
])('a browser that %s promises to keep: %s → %s', async (_name, storage, granted) => {
  vi.stubGlobal('navigator', { storage });
  const persistence = new Persistence();

  void persistence.ask();
  await new Promise((resolve) => setImmediate(resolve));

  expect(persistence.granted.value).toBe(granted);
});

test('the browser is asked once, not before', async () => {
  const persist = vi.fn(() => Promise.resolve(true));
  vi.stubGlobal('navigator', { storage: { persist } });
  const persistence = new Persistence();
  expect(persistence.granted.value).toBeNull();

  await persistence.ask();
  await persistence.ask();

  expect(persist).toHaveBeenCalledTimes(1);
});
