import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

test('two minutes back are no doubt, more is', () => {
  clock.measure(0);
  vi.setSystemTime(NOON - 2 * MINUTE);
  expect(clock.isDoubtful()).toBe(false);

  vi.setSystemTime(NOON - 2 * MINUTE - 1);
  expect(clock.isDoubtful()).toBe(true);
});

test('a new phone believes its own clock, whatever the year', () => {
  expect([clock.now(), clock.kept(-1)]).toEqual([NOON, { offset_ms: 0, latest_ms: 0 }]);
  const next = new Clock();
  next.load(undefined);

  expect([next.now(), next.kept(-1)]).toEqual([NOON, { offset_ms: 0, latest_ms: 0 }]);
});

test('what is kept survives the page', () => {
  clock.measure(-DAY);
  const next = new Clock();
  next.load(clock.kept());
  expect(next.now()).toBe(NOON - DAY);

  vi.setSystemTime(NOON - DAY);
  expect(next.isDoubtful()).toBe(true);
});

test('the time of a scan after the last contact counts as the latest moment known', () => {
  clock.measure(0);
  vi.setSystemTime(NOON + 10 * MINUTE);
  clock.kept();
  vi.setSystemTime(NOON + MINUTE);

  expect(clock.isDoubtful()).toBe(true);
});
