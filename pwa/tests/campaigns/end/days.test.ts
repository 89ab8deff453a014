import { expect, test } from 'vitest';
import { addDays, monthLater, usualDays } from '../../../src/campaigns/end/days';

test.each([
  ['2026-01-31', '2026-02-28'],
  ['2028-01-31', '2028-02-29'],
  ['2026-02-28', '2026-03-28'],
  ['2026-12-31', '2027-01-31'],
  ['2026-10-25', '2026-11-25'],
])('a month after %s is %s', (day, later) => {
  expect(monthLater(day)).toBe(later);
});

test('adding days crosses the end of a month, of a year and of summer time', () => {
  expect([addDays('2026-03-01', -1), addDays('2028-03-01', -1), addDays('2026-12-31', 1), addDays('2026-03-28', 2)]).toEqual([
    '2026-02-28',
    '2028-02-29',
    '2027-01-01',
    '2026-03-30',
  ]);
});

test('the default steps of a calendar year are those of the expiry procedure', () => {
  expect(usualDays('2026-12-31', '2027-01-31')).toEqual({
    alert: '2026-12-01',
    block: '2026-12-16',
    acknowledge: '2026-12-24',
    statement: '2027-02-06',
  });
});

test('the statement never comes before the last voucher is refused', () => {
  expect(usualDays('2026-12-31', '2027-03-31').statement).toBe('2027-04-01');
});
