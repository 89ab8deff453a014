import { expect, test } from 'vitest';
import { isPostcode } from '../../src/giving/postcode';

test.each(['33000', ' 33 000', '33\u00a0000', '３３０００'])('%j is a postcode', (typed) => {
  expect(isPostcode(typed)).toBe(true);
});

test.each(['3300', '٣٣٠٠٠', '33000a', ''])('%j is no postcode', (typed) => {
  expect(isPostcode(typed)).toBe(false);
});
