/** The issuer's public keys, by the one-byte key id in the token. */
import type { PublicKey } from '../api/wire/shapes';

export type KeyRing = ReadonlyMap<number, CryptoKey>;

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** Imports the keys. One that the browser refuses is left out: its vouchers read as `unknown_key`. */
export async function importKeys(keys: readonly PublicKey[]): Promise<KeyRing> {
  const ring = new Map<number, CryptoKey>();
  for (const { kty, crv, kid, x, y } of keys) {
    try {
      ring.set(Number(kid), await crypto.subtle.importKey('jwk', { kty, crv, x, y }, P256, false, ['verify']));
    } catch {
      continue;
    }
  }
  return ring;
}
