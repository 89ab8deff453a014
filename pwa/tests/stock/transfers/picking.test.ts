import { beforeEach, expect, test, vi } from 'vitest';
import { countOf, lastOf, numberIn } from '../../../src/stock/numbers';
import { check, NOTHING, typing } from '../../../src/stock/transfers/picking';

const COVER = `${btoa('"1-42"').replace(/=+$/, '')}.signature`;

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'https://poincon.example' });
});

test('a number is read from typed text and from the URL on a cover', () => {
  expect(numberIn(' 1-42 ')).toBe('1-42');
  expect(numberIn(`https://poincon.example/carnet/${COVER}`)).toBe('1-42');
  expect(numberIn(`https://another.example/carnet/${COVER}`)).toBeNull();
  expect(numberIn('42')).toBeNull();
});

test('a run is counted from the first to the last number of one campaign', () => {
  expect(countOf('1-3', '1-22')).toBe(20);
  expect(countOf('1-3', '1-3')).toBe(1);
  expect(countOf('1-3', '1-2')).toBeNull();
  expect(countOf('1-3', '2-4')).toBeNull();
  expect(lastOf('1-3', '20')).toBe('1-22');
  expect(lastOf('1-3', '1 000')).toBe('1-1002');
  expect([lastOf('1-3', '0'), lastOf('1-3', 'dix'), lastOf('1-3', '')]).toEqual([null, null, null]);
});

test('a count gives the last number, and a last number gives the count', () => {
  const first = typing(NOTHING, 'first', '1-1');
  expect(typing(first, 'count', '20')).toMatchObject({ last: '1-20', count: '20' });
  expect(typing(first, 'last', '1-5')).toMatchObject({ last: '1-5', count: '5' });
  expect(typing(typing(first, 'count', '20'), 'first', '1-11')).toMatchObject({ last: '1-30' });
  expect(typing(typing(first, 'count', '20'), 'last', '2-5')).toMatchObject({ count: '' });
});

test('problems are shown one at a time', () => {
  const row = typing(typing(NOTHING, 'first', '1-1'), 'count', '20');
  expect(check({ ...row, first: 'x', to: '7' })).toEqual({ ok: false, problem: 'first' });
  expect(check({ ...row, last: '', to: '7' })).toEqual({ ok: false, problem: 'last' });
  expect(check(row)).toEqual({ ok: false, problem: 'to' });
  expect(check({ ...row, to: '7' })).toEqual({ ok: true, picked: { first: '1-1', last: '1-20' }, count: 20, to: 7 });
  expect(check({ ...row, mode: 'single', to: '7' })).toEqual({ ok: false, problem: 'listed' });
  expect(check({ ...row, mode: 'single', listed: ['1-9', '1-2'], to: '7' })).toEqual({
    ok: true,
    picked: { booklets: ['1-9', '1-2'] },
    count: 2,
    to: 7,
  });
});
