/** The voucher token: a text becomes a verified voucher or a reason (docs/voucher-format.md is the norm). */
import { fromBase32, toBase32 } from '../lib/base32';
import { tidy } from '../lib/tidy';
import { readings } from './keyboards';
import type { KeyRing } from './keys';
import type { Reading, Voucher } from './types';

const VERSION = 1;
const PATH = '/V/';
const TEXT_LENGTH = 120;
const SIGNED_BYTES = 11;
const KEY_ID_AT = 1;
const EPOCH = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
const LONGEST = 1000;
/** A version 1 token in base32. */
const BARE = /(A[E-H][A-Z2-7]{118})(?![A-Z2-7])/;
/** A scanner with a German layout writes `/` as `7`. */
const ADDRESSED = new RegExp(`[/7]V[/7]${BARE.source}`);
const ASCII = /^\p{ASCII}*$/u;
const SPACE_AROUND = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' };

/** Reads a bare token or a QR text around one. Nothing of the payload is used before its signature is verified. */
export async function readToken(text: string, keys: KeyRing): Promise<Reading> {
  const bytes = toBytes(text);
  if (bytes === null) return { ok: false, reason: 'malformed' };
  const signed = bytes.subarray(0, SIGNED_BYTES);
  const key = keys.get(signed[KEY_ID_AT] ?? 0);
  if (key === undefined) return { ok: false, reason: 'unknown_key' };
  const genuine = await crypto.subtle.verify(ALGORITHM, key, bytes.subarray(SIGNED_BYTES), signed);
  return genuine ? { ok: true, voucher: parse(signed) } : { ok: false, reason: 'bad_signature' };
}

/** What follows the last `/V/`, in capitals; the whole text when there is no such path. */
export function tokenPart(text: string): string {
  const capitals = text.replace(SPACE_AROUND, '').toUpperCase();
  const path = capitals.lastIndexOf(PATH);
  return path < 0 ? capitals : capitals.slice(path + PATH.length);
}

/**
 * The token in a hand scanner's text, without what surrounds it and with the keyboard layout corrected; null when there
 * is none. Prefers a URL around the token to a bare token, and the text as it stands to other layouts. A wrong reading
 * does no harm: only a token with a valid signature is a voucher.
 */
export function tokenIn(text: string): string | null {
  if (text.length < TEXT_LENGTH || text.length > LONGEST) return null;
  const capitals = ASCII.test(text) ? text.toUpperCase() : '';
  const asItStands = ADDRESSED.exec(capitals)?.[1] ?? (text.length === TEXT_LENGTH ? BARE.exec(capitals)?.[1] : undefined);
  if (asItStands !== undefined) return asItStands;
  const plain = tidy(text);
  const read = [plain.toUpperCase(), ...readings(plain)];
  const found = [ADDRESSED, BARE].flatMap((shape) => read.map((reading) => shape.exec(reading)?.[1]));
  return found.find((token) => token !== undefined) ?? null;
}

/** The bytes of a token; null when length, version or re-encoding do not match. */
function toBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (!ASCII.test(text)) return null;
  const token = tokenPart(text);
  if (token.length !== TEXT_LENGTH) return null;
  const bytes = fromBase32(token);
  return bytes?.[0] === VERSION && toBase32(bytes) === token ? bytes : null;
}

function parse(signed: Uint8Array): Voucher {
  const view = new DataView(signed.buffer, signed.byteOffset, signed.byteLength);
  const campaign = view.getUint16(2);
  const serial = view.getUint32(4);
  const position = view.getUint8(8);
  const booklet = `${campaign}-${serial}`;
  return {
    id: `${booklet}-${position}`,
    booklet,
    campaign,
    serial,
    position,
    keyId: view.getUint8(KEY_ID_AT),
    lastDay: dayOf(view.getUint16(9)),
  };
}

function dayOf(number: number): string | null {
  return number === 0 ? null : new Date(EPOCH + number * DAY_MS).toISOString().slice(0, 10);
}
