/** Whether a QR text is meant to be one of our vouchers. Any other text gets no verdict: the camera keeps looking. */
import { tokenPart } from './token';

const ADDRESS = /^https?:\/\/([^/]+)\/v\/([^/?#]*)$/i;
const BASE32 = /^[A-Z2-7]+$/;
/** The start of a version 1 token: its first byte is all of `A` and three bits of the second letter. */
const VERSION_1 = /^A[E-H]/;
/** A shorter part of a token cannot be told from a link of another host. */
const SHORTEST = 40;

/**
 * True for a voucher, also a truncated or forged one. On our own host any `/V/` URL counts; on another host, or
 * without a URL, the text must also look like a token.
 */
export function isOurs(text: string, ownHost: string): boolean {
  const address = ADDRESS.exec(text.trim());
  if (address?.[1]?.toLowerCase() === ownHost.toLowerCase()) return true;
  if (address === null && text.includes('/')) return false;
  return looksLikeToken(tokenPart(text));
}

function looksLikeToken(token: string): boolean {
  return token.length >= SHORTEST && BASE32.test(token) && VERSION_1.test(token);
}
