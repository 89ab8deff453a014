/** A day and a time in Paris, and back, whatever the clocks do. */
import { expect, test } from 'vitest';
import { dayIn, instantOf, timeIn } from '../../src/front/instants';

test.each([
  ['2026-12-01', '14:05', '2026-12-01T13:05:00.000Z'],
  ['2026-07-01', '14:05', '2026-07-01T12:05:00.000Z'],
  ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
  ['2026-12-31', '23:59', '2026-12-31T22:59:00.000Z'],
])('%s at %s', (day, time, instant) => {
  expect(instantOf(day, time)).toBe(instant);
  expect([dayIn(instant), timeIn(instant)]).toEqual([day, time]);
});

test.each([['', '14:05'], ['2026-12-01', ''], ['2026-13-01', '10:00']])('%s at %s is none', (day, time) => {
  expect(instantOf(day, time)).toBeNull();
});
