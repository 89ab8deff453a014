import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backoffMs } from '../../src/outbox/backoff';
import { Clock } from '../../src/outbox/clock';
import { DAY, NOON } from '../factories';

const MINUTE = 60_000;
let clock: Clock;

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  clock = new Clock();
});

afterEach(() => vi.useRealTimers());

test.each([
  ['a year ahead', -365 * DAY],
  ['ten minutes behind', 10 * MINUTE],
])('on a phone %s, the clock gives the server’s time', (_name, offset) => {
  clock.measure(offset);

  expect(clock.now()).toBe(NOON + offset);
  expect(clock.isDoubtful()).toBe(false);
});

test('a clock set back after the last contact is doubtful, until the next one', () => {
  clock.measure(0);
  vi.setSystemTime(NOON - DAY);
  expect(clock.isDoubtful()).toBe(true);

  clock.measure(DAY);
  expect(clock.isDoubtful()).toBe(false);
});

test('a clock corrected while offline is doubtful when the phone had been ahead', () => {
  clock.measure(-DAY);
  clock.kept();
  vi.setSystemTime(NOON - DAY);

  expect(clock.isDoubtful()).toBe(true);
});

test('the stored offset survives a reload', () => {
  clock.measure(-DAY);
  const next = new Clock();
  next.load(clock.kept());

  expect(next.now()).toBe(NOON - DAY);
});

test('the time of a scan after the last contact counts as the latest moment known', () => {
  clock.measure(0);
  vi.setSystemTime(NOON + 10 * MINUTE);
  clock.kept();
  vi.setSystemTime(NOON + MINUTE);

  expect(clock.isDoubtful()).toBe(true);
});

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
