/** What a person or a hand scanner typed: a code, or the whole text of a QR. */
import type { Input } from '../../redeem/types';
import { parseCode } from '../../verify/codes';
import { isOurs } from '../../verify/recognise';
import { tokenIn } from '../../verify/token';

const CODE_LENGTH = 11;

/** True for a valid code, for a token in any scanner's spelling, and for a text that is meant as a voucher. */
export function isMeant(text: string, host = location.host): boolean {
  return isWhole(text) || isOurs(text, host);
}

/** True for a valid code or a complete token: no more characters are expected. */
export function isWhole(text: string): boolean {
  return parseCode(text) !== null || tokenIn(text) !== null;
}

export function inputOf(text: string): Input {
  const code = parseCode(text);
  return code === null ? (tokenIn(text) ?? text.trim()) : { code };
}

/** Why a text cannot be a code, found without the server; null when it can. */
export function typedProblem(text: string, host = location.host): 'too_short' | 'wrong' | null {
  if (isMeant(text, host)) return null;
  return text.replace(/[^0-9a-z]/gi, '').length < CODE_LENGTH ? 'too_short' : 'wrong';
}
