/**
 * What a text was meant to be when a hand scanner and the system do not speak the same keyboard layout. A scanner
 * sends keys, not characters: set to one layout before a system with another, or under Caps Lock, it writes other
 * characters, and each stands for one key. Twin of `server/vouchers/keyboards.py`; the vectors bind both.
 */
type Layout = readonly [alone: string, shifted: string];

/** The 47 keys of a US keyboard, row by row. A space, which no tidy text has: nothing, or a dead key. */
const US: Layout = ['`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./', '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'];
const FR: Layout = ['²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!', ' 1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§'];
/** Also the French layout of every Mac and iPhone. */
const BE: Layout = ['@&é"\'(§è!çà)-azertyuiop^$`qsdfghjklmùwxcvbn,;:=', '#1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+'];
const DE: Layout = ['^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-', '°!"§$%&/()=?`QWERTZUIOPÜ*\'ASDFGHJKLÖÄYXCVBNM;:_'];

/** What each key of a scanner's layout stands for in a voucher, whatever Shift did: a letter, a digit, `/` or `-`. */
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

/** How a tidy text reads on each pair of layouts that has its characters, in capitals; a reading stands once. */
export function readings(text: string): string[] {
  const found = READINGS.map((keys) => Array.from(text, (character) => keys.get(character)));
  const whole = found.filter((meant) => meant.every((character) => character !== undefined));
  return [...new Set(whole.map((meant) => meant.join('')))];
}

/** Each character that a system writes, with and without Caps Lock, and what its key is on the scanner. */
function keysOf(system: Layout, scanner: string): ReadonlyMap<string, string> {
  const faces = system.flatMap((face) => Array.from(face, (written, key) => [written, scanner.charAt(key)] as const));
  const underCaps = faces.map(([character, meant]) => [character.toUpperCase(), meant] as const);
  return new Map([...underCaps, ...faces]);
}
