import { expect, test } from 'vitest';
import { readCover } from '../../src/handover/cover';
import { postcodeIn, tidy } from '../../src/lib/tidy';

test.each(['3-46', ' 3-46\n', '3\u201146', '3\u00a0–\u202f46', '３－４６', '3\u221246', '\ufeff3-46'])(
  'a booklet is found by its number, however it was typed or copied: %j',
  (typed) => {
    expect(tidy(typed)).toBe('3-46');
    expect(readCover(typed, 'https://pass.example/carnet/')).toEqual({ kind: 'booklet', number: '3-46', text: { number: '3-46' } });
  },
);

test.each([
  ['33000', '33000'],
  ['33\u202f000', '33000'],
  ['33000 Bordeaux', '33000'],
  ['Saint-Denis (93200)', '93200'],
  ['Paris 12', null],
  ['3300', null],
  ['330001', null],
  ['33000 33100', null],
  ['Bordeaux', null],
] as const)('the postcode in %j is %j', (typed, postcode) => {
  expect(postcodeIn(typed)).toBe(postcode);
});
