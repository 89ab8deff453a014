import { expect, test } from 'vitest';
import { readCover } from '../../src/handover/cover';
import { isPostcode, tidy } from '../../src/lib/tidy';

test.each(['3-46', ' 3-46\n', '3\u201146', '3\u00a0–\u202f46', '３－４６', '3\u221246', '\ufeff3-46'])(
  'a booklet is found by its number, however it was typed or copied: %j',
  (typed) => {
    expect(tidy(typed)).toBe('3-46');
    expect(readCover(typed, 'https://pass.example/carnet/')).toEqual({ kind: 'booklet', number: '3-46', text: { number: '3-46' } });
  },
);

test.each(['33000', ' 33 000', '33\u00a0000', '３３０００'])('%j is a postcode', (typed) => {
  expect(isPostcode(typed)).toBe(true);
});

test.each(['3300', '٣٣٠٠٠', '33000a', ''])('%j is none', (typed) => {
  expect(isPostcode(typed)).toBe(false);
});
