/** Tells a PIN from a wrong one without network, as `server/pins/rules.py` made its verifier. Slow by intent. */
import type { Verifier } from './roster';

export async function isRight(pin: string, { salt, rounds, verifier }: Verifier): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: rounds };
  const made = new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
  return btoa(String.fromCharCode(...made)) === verifier;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
