import { expect, test } from 'vitest';
import { inGrace, standing } from '../../src/wallet/standing';
import { about, dayInWords, distance, numbers, opening, week } from '../../src/wallet/words';
import { aWallet } from './wallets';

const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null;
const at = (local: string) => new Date(local);

test('a last day has its weekday', () => {
  expect(plain(dayInWords('2026-12-31'))).toBe('jeudi 31 décembre 2026');
  expect(plain(dayInWords('2027-01-01'))).toBe('vendredi 1er janvier 2027');
});

test.each([
  [0, '100 m'],
  [0.44, '400 m'],
  [0.96, '1 km'],
  [1.24, '1,2 km'],
  [9.97, '10 km'],
  [14.4, '14 km'],
])('%f km is written %s', (km, said) => {
  expect(plain(distance(km))).toBe(said);
});

test('a distance from a postcode is shown only when it is long enough', () => {
  expect(about(1.4)).toBeNull();
  expect(plain(about(5.2))).toBe('à environ 5 km');
});

test('the telephone numbers are those that the server read', () => {
  const read = [{ dialled: '+262262004434', said: '0262 00 44 34' }];
  expect(numbers('0262 00 44 34', read)).toEqual(read);
  expect(numbers('+33557657539', [])).toEqual([]);
});

test.each([
  ['+33557657539', ['05 57 65 75 39']],
  ['05 57 65 75 39', []],
  ['+33557657539|+33600000000', []],
  ['', []],
])('of a booklet stored by an older version, %s is a number only in +33 form', (text, said) => {
  const found = numbers(text, undefined);
  expect(found.map((phone) => plain(phone.said))).toEqual(said);
  expect(found.map((phone) => phone.dialled)).toEqual(said.map(() => text));
});

const HOURS: [string, string][] = [
  [at('2026-11-23T09:00:00').toISOString(), at('2026-11-23T12:00:00').toISOString()],
  [at('2026-11-24T14:30:00').toISOString(), at('2026-11-24T18:00:00').toISOString()],
];

test.each([
  ['2026-11-23T08:00:00', 'Fermé, ouvre à 9 h 00'],
  ['2026-11-23T09:00:00', 'Ouvert jusqu’à 12 h 00'],
  ['2026-11-23T12:00:00', 'Fermé, ouvre mardi 24 novembre 2026 à 14 h 30'],
  ['2026-11-24T18:00:00', null],
])('at %s the place is: %s', (now, said) => {
  expect(plain(opening(HOURS, at(now).getTime()))).toBe(said);
});

test('hours overseas are in the time of the place', () => {
  const open: [string, string][] = [['2026-11-22T22:00:00Z', '2026-11-23T01:00:00Z']];
  const before = Date.parse('2026-11-22T20:00:00Z');
  expect(plain(opening(open, before, 'Pacific/Noumea'))).toBe('Fermé, ouvre à 9 h 00');
  expect(plain(opening(open, Date.parse('2026-11-22T23:00:00Z'), 'Pacific/Noumea'))).toBe('Ouvert jusqu’à 12 h 00');
  expect(week(open, before, 'Pacific/Noumea').map(plain)).toEqual(['lundi : 9 h 00 – 12 h 00']);
});

test('unknown hours are not guessed', () => {
  expect(opening(null, Date.now())).toBeNull();
  expect(opening([], Date.now())).toBe('Fermé cette semaine');
  expect(opening([['2026-11-20T00:00:00Z', '2026-12-20T00:00:00Z']], Date.parse('2026-11-23T00:00:00Z'))).toBe('Ouvert');
});

test('a stored booklet expires by itself, on the day in Paris', () => {
  const wallet = aWallet();
  expect(standing(wallet, Date.parse('2027-01-31T22:59:59Z'))).toBe('active');
  expect(standing(wallet, Date.parse('2027-01-31T23:00:00Z'))).toBe('expired');
  expect(standing(aWallet({ last_day: null, grace_day: null }), Date.parse('2099-01-01T00:00:00Z'))).toBe('active');
  expect(standing(aWallet({ state: 'voided' }), 0)).toBe('voided');
});

test('the month of grace begins the day after the printed one', () => {
  expect(inGrace(aWallet(), Date.parse('2026-12-31T22:59:59Z'))).toBe(false);
  expect(inGrace(aWallet(), Date.parse('2026-12-31T23:00:00Z'))).toBe(true);
});

test('the hours of a week are listed day by day, as far as they are known', () => {
  const open: [string, string][] = [
    ['2026-11-20T09:00', '2026-11-20T12:00'],
    ['2026-11-20T14:00', '2026-11-20T18:30'],
    ['2026-11-23T10:00', '2026-11-23T12:00'],
  ];
  expect(week(open, Number(at('2026-11-20T12:30'))).map(plain)).toEqual([
    'vendredi : 14 h 00 – 18 h 30',
    'samedi : fermé',
    'dimanche : fermé',
    'lundi : 10 h 00 – 12 h 00',
  ]);
  expect(week(null, Date.now())).toEqual([]);
  expect(week([], Date.now())).toEqual([]);
  expect(week(open, Number(at('2026-12-25T12:30')))).toEqual([]);
});
