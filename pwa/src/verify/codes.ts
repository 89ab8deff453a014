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

/** Also the AIM identifier of a symbology, which some scanners write first: `]Q1`. */
const NOT_OF_A_CODE = /^\][a-z][0-9a-z]|[^0-9a-z]+/gi;
const LONGEST = 40;
const GROUPS = /^(.{4})[-6](.{4})[-6](.{3})$/s;

/**
 * The code a person or a hand scanner meant; null when it cannot be one, or could be two. Any case, separators of
 * any kind, I L for 1, O for 0, a scanner's prefix. What is no code as it stands, and holds other characters, is
 * read as if written on another keyboard layout, and taken when exactly one code comes out.
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

/** A code as it stands on paper, in groups: `7K3M-9QXZ-4TB`. */
export function printedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

const lettersAndDigits = (text: string): string => text.replace(NOT_OF_A_CODE, '');

/** A French keyboard has hyphen and 6 on one key: all kept, hyphens dropped, or what stands between the groups. */
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
