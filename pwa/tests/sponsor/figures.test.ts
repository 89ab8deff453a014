import { expect, test } from 'vitest';
import type { Dashboard } from '../../src/api/dashboards';
import { shareOf } from '../../src/sponsor/BarChart';
import { number, percent, rowsOfStages, whole } from '../../src/sponsor/figures';

const stage = (name: Dashboard['stages'][number]['stage'], vouchers: number) => ({ stage: name, booklets: null, vouchers, cents: 0 });
const seen = (paid: number): Dashboard => ({
  campaign_id: 1,
  name: 'Médoc connecté',
  at: '2026-11-23T08:00:00.000Z',
  least_people: 5,
  stages: [stage('redeemed', 3), stage('paid', paid)],
  vouchers_used_bps: null,
  booklets_started_bps: null,
  weeks: [],
  prescribers: [],
  territories: [],
  services: [],
});

test('a rate without a base is a dash, not zero', () => {
  expect(percent(null)).toBe('–');
  expect(percent(0)).toBe('0\u00a0%');
});

test('a rate is a whole percentage with a French space', () => {
  expect(percent(4567)).toBe('46\u00a0%');
});

test('a withheld count says so instead of zero', () => {
  expect(number(null)).toBe('non montré');
  expect(number(0)).toBe('0');
});

test('a large count has French spaces', () => {
  expect(whole(1_000_000)).toBe('1\u202f000\u202f000');
});

test('the longest bar is full, zero has no bar, little still has one', () => {
  expect([shareOf(0, 10), shareOf(10, 10), shareOf(5, 10), shareOf(1, 1_000_000)]).toEqual([0, 100, 50, 1]);
});

test('the paid stage is shown once something is paid', () => {
  expect(rowsOfStages(seen(0)).map((row) => row.stage)).toEqual(['redeemed']);
  expect(rowsOfStages(seen(2)).map((row) => row.stage)).toEqual(['redeemed', 'paid']);
});
