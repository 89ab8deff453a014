/**
 * The typed code under the QR: ten characters of Crockford's base32 and a check character, one Reed-Solomon
 * symbol over GF(32) that finds every single wrong character and every swap of two.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 11;
const FIELD_POLYNOMIAL = 0b100101; // x⁵ + x² + 1

/** The code a person meant: any case, spaces, hyphens, I L for 1, O for 0; null when it cannot be one. */
export function parseCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[ -]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  if (code.length !== LENGTH) return null;
  const values = Array.from(code, (character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return null;
  return values.pop() === checkValue(values) ? code : null;
}

/** A code as it stands on paper, in groups: `7K3M-9QXZ-4TB`. */
export function printedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

function checkValue(body: readonly number[]): number {
  return body.reduce((total, value) => double(total ^ value), 0);
}

/** Twice a field element: a shift, reduced when it leaves five bits. */
function double(value: number): number {
  return (value << 1) ^ (value & 16 ? FIELD_POLYNOMIAL : 0);
}
