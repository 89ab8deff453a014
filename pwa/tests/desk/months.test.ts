import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstDayOf, lastDayOf, lastWholeMonth, monthName, monthOrNow, neighbour, thisMonth } from '../../src/desk/months';
import { matches } from '../../src/lib/match';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ['2026-10-31T22:59:59Z', '2026-10'],
  ['2026-10-31T23:00:00Z', '2026-11'],
  ['2026-03-31T21:59:59Z', '2026-03'],
  ['2026-03-31T22:00:00Z', '2026-04'],
])('at %s the month in Paris is %s', (at, month) => {
  vi.setSystemTime(at);
  expect(thisMonth()).toBe(month);
});

test.each([
  ['2026-12-01T04:59:59Z', '2026-10'],
  ['2026-12-01T05:00:00Z', '2026-11'],
  ['2026-12-31T22:00:00Z', '2026-11'],
])('at %s the last month that the journal may hold is %s', (at, month) => {
  expect(lastWholeMonth(Date.parse(at))).toBe(month);
});

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-03', -1, '2026-02'],
] as const)('the month %s moved by %i is %s', (month, step, other) => {
  expect(neighbour(month, step)).toBe(other);
});

test.each([
  ['2026-11', '2026-11-01', '2026-11-30'],
  ['2026-12', '2026-12-01', '2026-12-31'],
  ['2028-02', '2028-02-01', '2028-02-29'],
])('the month %s goes from %s to %s', (month, first, last) => {
  expect([firstDayOf(month), lastDayOf(month)]).toEqual([first, last]);
});

test('a month is named in French', () => {
  expect(monthName('2026-08')).toBe('août 2026');
});

test.each([
  ['Médiathèque', 'MEDIATHE', true],
  ['Médiathèque', ' thèque ', true],
  ['Médiathèque', 'atelier', false],
  ['Médiathèque', '', true],
])('%s matches "%s": %s', (text, typed, found) => {
  expect(matches(text, typed)).toBe(found);
});

test.each(['', 'zzz', '2026-99', '2026-11-01', '2027-01', '1999-12'])('an address with "%s" shows the current month', (asked) => {
  vi.setSystemTime('2026-11-23T14:05:00Z');
  expect(monthOrNow(asked)).toBe('2026-11');
});
