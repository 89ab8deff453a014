import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PATIENCE_MS, within } from '../../src/outbox/within';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const inMs = (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('came'), ms));

test.each([
  [1_199, 'came'],
  [1_201, null],
])('what comes after %i ms is %s to a person who waits', async (ms, expected) => {
  const asked = within(PATIENCE_MS, inMs(ms));
  await vi.advanceTimersByTimeAsync(2_000);

  expect(await asked).toBe(expected);
});

test('nobody waits on once it came or failed', async () => {
  expect(await within(PATIENCE_MS, Promise.resolve('came'))).toBe('came');
  await expect(within(PATIENCE_MS, Promise.reject(new Error('no')))).rejects.toThrow('no');

  expect(vi.getTimerCount()).toBe(0);
});
