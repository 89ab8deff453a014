/** A USB or Bluetooth scanner types like a keyboard, much faster than a hand, then presses Enter. */
export interface Keystroke {
  key: string;
  code: string;
  shiftKey: boolean;
  timeStamp: number;
}

/** What was typed by the system's layout, and by the US layout that most scanners are set to. */
export interface WedgeScan {
  typed: string;
  physical: string;
}

/** A pause this long begins another text; a busy phone may hold keys back for less. */
const LONGEST_PAUSE_MS = 300;
/** On average: scanners take 2 to 30 ms a key, the fastest hands 80. */
const SLOWEST_KEY_MS = 50;
const SHORTEST_SCAN = 8;

const US_KEYS: Record<string, readonly [string, string]> = {
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Period: ['.', '>'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
};

function usKey({ code, shiftKey }: Keystroke): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  return digit ?? US_KEYS[code]?.[shiftKey ? 1 : 0] ?? '';
}

/** Feeds on keystrokes; returns the scan when its Enter (or Tab) comes, else null. */
export function wedge(): (stroke: Keystroke) => WedgeScan | null {
  let typed = '';
  let physical = '';
  let first = 0;
  let last = -Infinity;
  const forget = () => {
    typed = '';
    physical = '';
  };
  return (stroke) => {
    if (stroke.timeStamp - last > LONGEST_PAUSE_MS) forget();
    last = stroke.timeStamp;
    if (typed === '') first = last;
    if (stroke.key === 'Enter' || stroke.key === 'Tab') {
      const scan = { typed, physical };
      const fast = last - first <= typed.length * SLOWEST_KEY_MS;
      forget();
      return fast && scan.typed.length >= SHORTEST_SCAN ? scan : null;
    }
    if (stroke.key.length === 1) {
      typed += stroke.key;
      physical += usKey(stroke);
    }
    return null;
  };
}

/** Of the two readings, the one that is meant as a voucher; the system's own when neither is. */
export function likelier({ typed, physical }: WedgeScan, isMeant: (text: string) => boolean): string {
  return !isMeant(typed) && isMeant(physical) ? physical : typed;
}
