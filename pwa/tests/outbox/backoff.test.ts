import { expect, test } from 'vitest';
import { backoffMs } from '../../src/outbox/backoff';

test.each([
  [1, 0, 1_000],
  [1, 1, 2_000],
  [2, 1, 4_000],
  [3, 1, 8_000],
  [8, 1, 256_000],
  [9, 1, 300_000],
  [60, 0, 150_000],
  [2_000, 1, 300_000],
])('after %i failures and chance %d it waits %i ms', (failures, chance, wait) => {
  expect(backoffMs(failures, chance)).toBe(wait);
});
