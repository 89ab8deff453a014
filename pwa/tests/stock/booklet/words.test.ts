import { expect, test } from 'vitest';
import type { Booklet } from '../../../src/api/vouchers';
import { factsOf, placeOf, worthOf } from '../../../src/stock/booklet/words';

const BOOKLET: Booklet = {
  number: '1-42',
  state: 'in_stock',
  size: 10,
  funded: true,
  campaign_id: 1,
  campaign: 'Gironde connectée',
  sponsor: 'Département',
  last_day: '2026-12-31',
  handed_over_at: null,
  handed_over_by_use: false,
  voided_at: null,
  void_reason: null,
  promised: false,
  in_transit: false,
  worth: 10,
  alone: false,
  renewal_of: null,
  replaces: null,
  replaced_by: null,
  holder: null,
  postcode: null,
  public: null,
};
const names = (booklet: Booklet) => factsOf(booklet, 7).map(([name]) => name);

test('a booklet shows where it is, in transit first', () => {
  expect(placeOf(BOOKLET)).toBe('En stock');
  expect(placeOf({ ...BOOKLET, in_transit: true })).toBe('En route vers une autre structure');
  expect(placeOf({ ...BOOKLET, state: 'voided', void_reason: 'stolen' })).toBe('Annulé (volé)');
  expect(placeOf({ ...BOOKLET, state: 'handed_over', handed_over_at: '2026-11-23T10:00:00Z' })).toBe('Remis le 23 novembre 2026');
});

test('a replacement shows how many of its vouchers count, and which booklet it replaces', () => {
  const replacement = { ...BOOKLET, worth: 7, replaces: '1-41' };
  expect(worthOf(BOOKLET)).toBe('10');
  expect(worthOf(replacement)).toContain('7 sur 10');
  expect(names(BOOKLET)).not.toContain('Remplace');
  expect(names(replacement)).toContain('Remplace');
});

test('a replaced booklet shows nothing left', () => {
  expect(names(BOOKLET)).toContain('Restent');
  expect(names({ ...BOOKLET, state: 'voided', replaced_by: '1-43' })).not.toContain('Restent');
});
