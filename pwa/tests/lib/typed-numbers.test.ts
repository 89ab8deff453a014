import { expect, test } from 'vitest';
import { placesOf, wrongPlace } from '../../src/campaigns/form/places';
import { hundredths, typedHundredths, wholeWithin } from '../../src/lib/typed-numbers';

test.each([
  ['10', 1000],
  ['9,6', 960],
  ['9.60', 960],
  [' 4 %', 400],
  ['1 000 €', 100_000],
  ['0,01', 1],
  ['', null],
  ['-1', null],
  ['1,234', null],
  ['1e3', null],
  ['9999999999', null],
])('%j is %j hundredths', (typed, value) => {
  expect(hundredths(typed)).toBe(value);
});

test('hundredths are written as they were typed', () => {
  expect([1000, 960, 1, 405].map(typedHundredths)).toEqual(['10', '9,6', '0,01', '4,05']);
});

test.each(['0', '10000000', '-5', '1,5', 'dix', '', '1e3', '999999999999'])('%j is not a number of booklets', (typed) => {
  expect(wholeWithin(typed, 1, 1_000_000)).toBeNull();
});

test('thousands may be separated by spaces', () => {
  expect(wholeWithin('1\u202f000 000', 1, 1_000_000)).toBe(1_000_000);
});

test('codes of a territory may be separated by any of the allowed signs, and count once', () => {
  expect(placesOf(' 33;40100\n2a, 33 ')).toEqual(['33', '40100', '2A']);
});

test.each([
  [['33', '2A', '976', '01', '40100'], undefined],
  [['33', '20'], '20'],
  [['96'], '96'],
  [['4010'], '4010'],
  [['PARIS'], 'PARIS'],
])('in %j, the wrong code is %j', (places, wrong) => {
  expect(wrongPlace(places)).toBe(wrong);
});
