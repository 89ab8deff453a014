/** Is a QR text meant to be one of our vouchers? Any other QR in the world gets no verdict: the camera keeps looking. */
import { tokenPart } from './token';

const ADDRESS = /^https?:\/\/([^/]+)\/v\/([^/?#]*)$/i;
const BASE32 = /^[A-Z2-7]+$/;
/** Version 1 in base32: eight bits are `A` and the start of the second letter. */
const VERSION_1 = /^A[E-H]/;
/** Cut shorter than this, a token from another host is not told from a foreign link. */
const SHORTEST = 40;

/**
 * True for a voucher, whole, cut or forged. On our own host any `/V/` address is meant to be one;
 * elsewhere, and without an address, it must also look like a token.
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
