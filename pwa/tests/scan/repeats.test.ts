import { expect, test } from 'vitest';
import { Repeats } from '../../src/scan/repeats';

test('a code left in view speaks once', () => {
  const repeats = new Repeats();
  expect([0, 100, 4_000, 8_000, 12_900].map((at) => repeats.isNew('one', at))).toEqual([true, false, false, false, false]);
});

test('a code away for 5 s speaks again', () => {
  const repeats = new Repeats();
  expect([0, 4_999, 9_999].map((at) => repeats.isNew('one', at))).toEqual([true, false, true]);
});

test('another code speaks at once', () => {
  const repeats = new Repeats();
  expect([repeats.isNew('one', 0), repeats.isNew('two', 10), repeats.isNew('one', 20)]).toEqual([true, true, false]);
});

test('what was forgotten speaks again at once', () => {
  const repeats = new Repeats();
  repeats.isNew('one', 0);
  repeats.forget();
  expect(repeats.isNew('one', 10)).toBe(true);
});
