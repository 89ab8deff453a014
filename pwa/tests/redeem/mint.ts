/** Valid vouchers for tests, signed with a key made for each run. */
import type { PublicKey } from '../../src/api/wire/shapes';
import { toBase32 } from '../../src/lib/base32';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const LAST_DAY = 2556; // 2026-12-31

export interface Mint {
  readonly key: PublicKey;
  /** The QR text of a voucher of campaign 12. */
  token(serial: number, position?: number, keyId?: number): Promise<string>;
}

export async function openMint(): Promise<Mint> {
  const pair = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    key: { kty: 'EC', crv: 'P-256', kid: '1', x, y },
    token: async (serial, position = 3, keyId = 1) => {
      const signed = payload(serial, position, keyId);
      const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, signed);
      return `HTTPS://PASS.EXAMPLE.FR/V/${toBase32(new Uint8Array([...signed, ...new Uint8Array(signature)]))}`;
    },
  };
}

function payload(serial: number, position: number, keyId: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(11));
  view.setUint8(0, 1);
  view.setUint8(1, keyId);
  view.setUint16(2, 12);
  view.setUint32(4, serial);
  view.setUint8(8, position);
  view.setUint16(9, LAST_DAY);
  return new Uint8Array(view.buffer);
}
