/**
 * The typed code under the QR: ten characters of Crockford's base32 and a check character, one Reed-Solomon
 * symbol over GF(32) that finds every single wrong character and every swap of two.
 */
import { tidy } from '../lib/tidy';
import { readings } from './keyboards';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 11;
const CODE = /^[0-9A-HJKMNP-TV-Z]{11}$/;
const FIELD_POLYNOMIAL = 0b100101; // x⁵ + x² + 1

/** The AIM identifier of a symbology, which some scanners send before the text: `]Q1`. */
const NOT_OF_A_CODE = /^\][a-z][0-9a-z]|[^0-9a-z]+/gi;
const LONGEST = 40;
const GROUPS = /^(.{4})[-6](.{4})[-6](.{3})$/s;

/**
 * The code that a person or a hand scanner meant; null for no code, or for an ambiguous one. Ignores case, separators
 * and a scanner's prefix; reads I and L as 1, O as 0. A text with other characters that is no code as it stands is
 * tried on other keyboard layouts, and accepted when exactly one code comes out.
 */
export function parseCode(typed: string): string | null {
  if (typed.length > LONGEST) return null;
  const text = tidy(typed);
  const literal = lettersAndDigits(text);
  if (/^\p{ASCII}*$/u.test(text) && (literal.length === LENGTH || literal === text)) return checked(literal);
  const meant = separated(text).flatMap(readings).map((reading) => checked(lettersAndDigits(reading)));
  const [found, ...others] = new Set(meant.filter((code) => code !== null));
  return others.length > 0 ? null : (found ?? null);
}

/** A code in groups, as it is printed: `7K3M-9QXZ-4TB`. */
export function printedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

const lettersAndDigits = (text: string): string => text.replace(NOT_OF_A_CODE, '');

/** On a French keyboard hyphen and 6 share a key: tries the text as it is, without hyphens, and without the separators. */
function separated(text: string): string[] {
  return [...new Set([text, text.replaceAll('-', ''), text.replace(GROUPS, '$1$2$3')])];
}

function checked(text: string): string | null {
  const code = text.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  if (!CODE.test(code)) return null;
  const values = Array.from(code, (character) => ALPHABET.indexOf(character));
  return values.pop() === checkValue(values) ? code : null;
}

function checkValue(body: readonly number[]): number {
  return body.reduce((total, value) => double(total ^ value), 0);
}

/** Twice a field element: a shift, reduced when it leaves five bits. */
function double(value: number): number {
  return (value << 1) ^ (value & 16 ? FIELD_POLYNOMIAL : 0);
}
