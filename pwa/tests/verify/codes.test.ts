import { expect, test } from 'vitest';
import { parseCode, printedCode } from '../../src/verify/codes';
import { codeVectors } from '../vectors';

test.each(codeVectors.cases)('$typed is read as $code', ({ typed, code }) => {
  expect(parseCode(typed)).toBe(code);
});

test('a printed code is read as itself', () => {
  const code = codeVectors.cases[0]?.code ?? '';
  expect(parseCode(printedCode(code))).toBe(code);
});
