/** What a hand or a hand scanner wrote: a code, or the whole text of a QR. */
import type { Input } from '../../redeem/types';
import { parseCode } from '../../verify/codes';
import { isOurs } from '../../verify/recognise';
import { tokenIn } from '../../verify/token';

const CODE_LENGTH = 11;

/** True for a good code, for a token however its scanner writes, or for a text that is meant to be a voucher. */
export function isMeant(text: string, host = location.host): boolean {
  return isWhole(text) || isOurs(text, host);
}

/** True for a good code or a whole token: nothing more is to come. */
export function isWhole(text: string): boolean {
  return parseCode(text) !== null || tokenIn(text) !== null;
}

export function inputOf(text: string): Input {
  const code = parseCode(text);
  return code === null ? (tokenIn(text) ?? text.trim()) : { code };
}

/** Why a typed text cannot be a code, before asking anyone; null when it may be used. */
export function typedProblem(text: string, host = location.host): 'too_short' | 'wrong' | null {
  if (isMeant(text, host)) return null;
  return text.replace(/[^0-9a-z]/gi, '').length < CODE_LENGTH ? 'too_short' : 'wrong';
}
