/**
 * Undoes a mismatch of keyboard layouts between a hand scanner and the system. A scanner sends keys, not characters:
 * when the system has another layout, or Caps Lock is on, other characters arrive, but each still stands for one key.
 * Twin of `server/vouchers/keyboards.py`; both are tested with the same vectors.
 */
type Layout = readonly [alone: string, shifted: string];

/** The 47 keys of a US keyboard, row by row. A space marks a key without a character, or a dead key. */
const US: Layout = ['`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./', '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'];
const FR: Layout = ['²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!', ' 1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§'];
/** Also the French layout of every Mac and iPhone. */
const BE: Layout = ['@&é"\'(§è!çà)-azertyuiop^$`qsdfghjklmùwxcvbn,;:=', '#1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+'];
const DE: Layout = ['^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-', '°!"§$%&/()=?`QWERTZUIOPÜ*\'ASDFGHJKLÖÄYXCVBNM;:_'];

/** What each key of a scanner's layout means in a voucher, with or without Shift: a letter, a digit, `/` or `-`. */
const AS_US = "`1234567890-=QWERTYUIOP[]\\ASDFGHJKL;'ZXCVBNM,./";
const AS_FR = ' 1234567890)=AZERTYUIOP^$*QSDFGHJKLM%WXCVBN,;/!';
const AS_DE = "^1234567890?'QWERTZUIOP[+#ASDFGHJKL;:YXCVBNM,.-";

const PAIRS: readonly (readonly [system: Layout, scanner: string])[] = [
  [FR, AS_US],
  [BE, AS_US],
  [DE, AS_US],
  [FR, AS_FR],
  [BE, AS_FR],
  [US, AS_FR],
  [DE, AS_DE],
  [US, AS_DE],
];

const READINGS = PAIRS.map(([system, scanner]) => keysOf(system, scanner));

/** The readings of a tidy text on all pairs of layouts that have its characters, in capitals, without duplicates. */
export function readings(text: string): string[] {
  const found = READINGS.map((keys) => Array.from(text, (character) => keys.get(character)));
  const whole = found.filter((meant) => meant.every((character) => character !== undefined));
  return [...new Set(whole.map((meant) => meant.join('')))];
}

/** Maps each character that a system writes, with and without Caps Lock, to its key on the scanner. */
function keysOf(system: Layout, scanner: string): ReadonlyMap<string, string> {
  const faces = system.flatMap((face) => Array.from(face, (written, key) => [written, scanner.charAt(key)] as const));
  const underCaps = faces.map(([character, meant]) => [character.toUpperCase(), meant] as const);
  return new Map([...underCaps, ...faces]);
}
