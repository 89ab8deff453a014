/** Reading covers, and judging booklets by the bundle, without a server. */
import { expect, test } from 'vitest';
import { isMeant, readCover } from '../../src/handover/cover';
import { allowanceReason, rangeOf, standingOf } from '../../src/handover/stock';
import { aBundle } from './server';

const START = 'https://pass.example/carnet/';
const link = (number: string) => `${btoa(JSON.stringify(number)).replaceAll('=', '')}.c2lnbmF0dXJl`;

test.each([
  [`${START}${link('12-1')}`, { kind: 'booklet', number: '12-1', text: { cover: `${START}${link('12-1')}` } }],
  [`HTTPS://PASS.EXAMPLE/carnet/${link('12-1')}`, { kind: 'booklet', number: '12-1' }],
  [' 12-1 ', { kind: 'booklet', number: '12-1', text: { number: '12-1' } }],
  [`https://autre.example/carnet/${link('12-1')}`, { kind: 'foreign' }],
  [`${START}nonsense`, { kind: 'foreign' }],
  [`${START}${btoa('"12"')}.x`, { kind: 'foreign' }],
  ['HTTPS://PASS.EXAMPLE/V/AEAAAAAA', { kind: 'voucher' }],
  ['https://pass.example/', { kind: 'unreadable' }],
  ['012-1', { kind: 'unreadable' }],
  ['', { kind: 'unreadable' }],
])('%s is read', (text, reading) => {
  expect(readCover(text, START)).toMatchObject(reading);
});

test('the camera takes any cover and any voucher, and nothing else', () => {
  expect([`${START}x.y`, 'https://autre.example/carnet/x.y', 'HTTPS://A/V/B'].every(isMeant)).toBe(true);
  expect(['https://pass.example/', 'WIFI:S:mairie;;', '12-1'].some(isMeant)).toBe(false);
});

test.each([
  ['12-1', 'in_stock'],
  ['12-150', 'in_stock'],
  ['12-151', 'not_yours'],
  ['13-1', 'not_yours'],
  ['12-200', 'handed_over'],
  ['12-201', 'voided'],
])('booklet %s is %s', (number, expected) => {
  const standing = standingOf(number, aBundle(), '2026-11-23');
  expect(standing.kind === 'no' ? standing.reason : standing.kind).toBe(expected);
});

test('no booklet of an ended or blocked campaign can be handed over', () => {
  const [terms] = aBundle().campaigns;
  if (terms === undefined) throw new Error('no campaign');
  const reason = (day: string, more: object) => {
    const standing = standingOf('12-1', aBundle({ campaigns: [{ ...terms, ...more }] }), day);
    return standing.kind === 'no' ? standing.reason : null;
  };
  expect(reason('2026-12-31', {})).toBeNull();
  expect(reason('2027-01-01', {})).toBe('expired');
  expect(reason('2026-12-01', { stock_blocked: true })).toBe('stock_blocked');
  expect(standingOf('12-1', null, '2026-12-01')).toEqual({ kind: 'no', reason: 'not_ready' });
});

test('the phone checks the allowance as far as it knows', () => {
  const bundle = aBundle();
  const five = standingOf('12-1', bundle, '2026-11-23');
  const ten = standingOf('12-300', bundle, '2026-11-23');
  if (five.kind === 'no' || ten.kind === 'no') throw new Error('not in stock');
  const earlier = rangeOf('12-200', bundle);
  expect(allowanceReason(five, true, undefined)).toBeNull();
  expect(allowanceReason(ten, true, undefined)).toBe('too_many_alone');
  expect(allowanceReason(five, false, earlier)).toBeNull();
  expect(allowanceReason(ten, false, earlier)).toBe('too_many');
});
