import { expect, test } from 'vitest';
import { readingOf } from '../../src/scan/picture';
import { codeAt } from './codes';

const isMeant = (text: string): boolean => text.startsWith('pass');

test.each([
  ['no code', [], 'none'],
  ['one voucher, wherever it is', [codeAt('pass 1', 500)], { text: 'pass 1' }],
  ['one voucher beside a menu in the middle', [codeAt('menu'), codeAt('pass 1', 500)], { text: 'pass 1' }],
  ['the same voucher twice', [codeAt('pass 1', 500), codeAt('pass 1', -500)], { text: 'pass 1' }],
  ['two vouchers, one in the middle', [codeAt('pass 1', 500), codeAt('pass 2')], { text: 'pass 2' }],
  ['two vouchers, none in the middle', [codeAt('pass 1', 500), codeAt('pass 2', -500)], 'several'],
  ['two vouchers and a menu in the middle', [codeAt('menu'), codeAt('pass 1', 500), codeAt('pass 2', -500)], 'several'],
  ['another code alone', [codeAt('menu', 500)], { text: 'menu' }],
])('the code meant in a picture of %s', (_name, codes, reading) => {
  expect(readingOf(codes, isMeant)).toEqual(reading);
});
