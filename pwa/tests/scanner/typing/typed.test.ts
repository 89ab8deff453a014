import { expect, test } from 'vitest';
import { inputOf, isMeant, isWhole, typedProblem } from '../../../src/scanner/typing/typed';
import { parseCode } from '../../../src/verify/codes';
import { codeVectors, scanVectors } from '../../vectors';

const CODES = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (check) => `7K3M9QXZ4T${check}`);
const GOOD = CODES.find((code) => parseCode(code) !== null) ?? '';
const WRONG = CODES.find((code) => parseCode(code) === null) ?? '';

test('a valid code is read as a code, however it is written', () => {
  expect(inputOf(` ${GOOD.slice(0, 4).toLowerCase()}-${GOOD.slice(4)} `)).toEqual({ code: GOOD });
});

test('any other text is read as the text of a QR', () => {
  expect(inputOf(' HTTPS://POINCON.FR/V/AEAQ ')).toBe('HTTPS://POINCON.FR/V/AEAQ');
});

test('a wrong code is found without the server', () => {
  expect(typedProblem(WRONG, 'poincon.fr')).toBe('wrong');
  expect(typedProblem(GOOD.slice(0, 9), 'poincon.fr')).toBe('too_short');
});

test('a voucher’s URL on our own host is meant, a foreign link is not', () => {
  expect(isMeant('HTTPS://POINCON.FR/V/AEAQ', 'poincon.fr')).toBe(true);
  expect(isMeant('https://example.org/menu', 'poincon.fr')).toBe(false);
});

test.each(codeVectors.cases)('the field reads $typed as the API does', ({ typed, code }) => {
  expect(isMeant(typed, 'poincon.fr')).toBe(code !== null);
  if (code !== null) expect(inputOf(typed)).toEqual({ code });
});

test.each(scanVectors.cases)('the field reads a hand scanner’s text as the API does: $name', ({ text, token }) => {
  expect(isWhole(text)).toBe(token !== null);
  if (token !== null) expect(inputOf(text)).toBe(token);
});
