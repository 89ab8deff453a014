import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from '../../src/outbox/lock';

type Request = (name: string, options: LockOptions, work: () => Promise<void>) => Promise<unknown>;

const asLocks = (request: Request) => ({ request }) as unknown as LockManager;
const work = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vi.useFakeTimers();
  work.mockImplementation(() => Promise.resolve());
});
afterEach(() => void vi.useRealTimers());

test.each<[string, LockManager | undefined]>([
  ['grants', asLocks((_name, _options, granted) => granted())],
  ['grants twice', asLocks((_name, _options, granted) => Promise.all([granted(), granted()]))],
  ['has none', undefined],
  ['refuses', asLocks(() => Promise.reject(new DOMException('no', 'SecurityError')))],
  ['throws', asLocks(() => { throw new TypeError('locks'); })],
  ['never answers', asLocks(() => new Promise(() => undefined))],
  ['grants when it is too late', asLocks((_name, _options, granted) => new Promise((resolve) => setTimeout(() => resolve(granted()), 900_000)))],
  ['gives up', asLocks((_name, { signal }) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))))],
])('the work is done exactly once where the browser %s', async (_name, locks) => {
  const done = withLock(locks, 'drain', work);
  await vi.advanceTimersByTimeAsync(1_000_000);
  await done;

  expect(work).toHaveBeenCalledTimes(1);
});

test('while another tab holds the lock, this one waits', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const done = withLock(asLocks((_name, _options, granted) => held.then(granted)), 'drain', work);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(work).not.toHaveBeenCalled();

  release();
  await done;

  expect(work).toHaveBeenCalledTimes(1);
});

test('a holder that never lets go is waited for two minutes', async () => {
  void withLock(asLocks(() => new Promise(() => undefined)), 'drain', work);
  await vi.advanceTimersByTimeAsync(119_999);
  expect(work).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(1);

  expect(work).toHaveBeenCalledTimes(1);
});

test('what the work throws is heard', async () => {
  work.mockImplementation(() => Promise.reject(new Error('a bug')));

  await expect(withLock(undefined, 'drain', work)).rejects.toThrow('a bug');
});
