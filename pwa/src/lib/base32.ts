/** RFC 4648 base32 in capitals, without padding. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS = 5;

/** Decodes a text; null when it has another character. Spare bits at the end are dropped: re-encode to detect them. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * BITS) / 8));
  let buffer = 0;
  let held = 0;
  let written = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    buffer = ((buffer << BITS) | value) & 0xfff;
    held += BITS;
    if (held >= 8) {
      held -= 8;
      bytes[written++] = buffer >> held;
    }
  }
  return bytes;
}

export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let held = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    held += 8;
    while (held >= BITS) {
      held -= BITS;
      text += ALPHABET.charAt((buffer >> held) & 31);
    }
  }
  return held > 0 ? text + ALPHABET.charAt((buffer << (BITS - held)) & 31) : text;
}
