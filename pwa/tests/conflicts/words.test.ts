import { expect, test } from 'vitest';
import type { Standing } from '../../src/api/activity';
import { barred, lag, reasonOf, whyNot } from '../../src/conflicts/words';

const WAITING: Standing = {
  state: 'waiting',
  why_not: [],
  left_cents: 1000,
  worth_cents: 1000,
  reason: null,
  note: null,
  decided_at: null,
  person: null,
};

test.each([
  ['2026-10-20T12:01:00Z', '2026-10-20T12:06:00Z', '5\u00a0min'],
  ['2026-10-20T12:00:00Z', '2026-10-20T18:05:00Z', '6\u00a0h\u00a005\u00a0min'],
  ['2026-10-20T12:00:00Z', '2026-10-20T12:00:00Z', '0\u00a0min'],
])('the lag from %s to %s is %s', (from, to, told) => {
  expect(lag(from, to)).toBe(told);
});

test('reasons of a newer server are left out, the others are shown', () => {
  expect(whyNot({ ...WAITING, why_not: ['from_tomorrow', 'typed_code'] })).toHaveLength(1);
});

test('the operator may pay with a stale bundle, but not from an empty guarantee', () => {
  expect(barred({ ...WAITING, why_not: ['bundle_stale'] })).toBeNull();
  expect(barred({ ...WAITING, why_not: ['bundle_stale', 'ceiling_reached'] })).toContain('garantie');
});

test('the reason "other" is shown as its note alone', () => {
  expect(reasonOf({ ...WAITING, reason: 'other', note: 'Le réseau était coupé.' })).toBe('Le réseau était coupé.');
  expect(reasonOf({ ...WAITING, reason: 'session_shown', note: 'Merci.' })).toBe('La séance est justifiée. Merci.');
});
