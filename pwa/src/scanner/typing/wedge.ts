/** A USB or Bluetooth scanner is a keyboard that types much faster than a person, then presses Enter. */
export interface Keystroke {
  key: string;
  code: string;
  shiftKey: boolean;
  timeStamp: number;
}

/** A longer pause starts a new text; a busy phone may delay keys, but for less. */
const LONGEST_PAUSE_MS = 1000;
/** After a longer pause, the keys before it may have been a person's. */
const DOUBTFUL_PAUSE_MS = 250;
/** Average per key: most scanners take 2 to 30 ms, the fastest typists 80 ms. */
const SLOWEST_KEY_MS = 50;
/** Average per key for scanners that are set to be slow: accepted only for a complete voucher. */
const SLOWEST_WHOLE_KEY_MS = 100;
/** Another Enter within this time belongs to the same scan: some scanners send CR and LF. */
export const TAIL_MS = 250;
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

/**
 * Takes keystrokes one by one. On the Enter (or Tab) of a scan, returns its possible readings, likeliest first; for a
 * second Enter of the same scan, an empty list; for keys that are the page's, null.
 */
export function wedge(isWhole: (text: string) => boolean): (stroke: Keystroke) => string[] | null {
  let strokes: Keystroke[] = [];
  let readAt = -Infinity;
  return (stroke) => {
    const last = strokes.at(-1)?.timeStamp ?? -Infinity;
    if (stroke.timeStamp - last > LONGEST_PAUSE_MS) strokes = [];
    if (stroke.key === 'Enter' || stroke.key === 'Tab') {
      if (strokes.length === 0 && stroke.timeStamp - readAt < TAIL_MS) return [];
      const scans = [strokes, sincePause(strokes)].filter((typed) => isScan(typed, isWhole));
      strokes = [];
      if (scans.length === 0) return null;
      readAt = stroke.timeStamp;
      return scans.flatMap(readings);
    }
    if (stroke.key.length === 1) strokes.push(stroke);
    return null;
  };
}

/** The first reading that is meant as a voucher, else the first. */
export function likeliest(texts: readonly string[], isMeant: (text: string) => boolean): string {
  return texts.find(isMeant) ?? texts[0] ?? '';
}

function sincePause(strokes: readonly Keystroke[]): Keystroke[] {
  const after = (index: number): boolean =>
    (strokes[index]?.timeStamp ?? 0) - (strokes[index - 1]?.timeStamp ?? 0) > DOUBTFUL_PAUSE_MS;
  const start = strokes.findLastIndex((_, index) => index > 0 && after(index));
  return strokes.slice(Math.max(start, 0));
}

function isScan(strokes: readonly Keystroke[], isWhole: (text: string) => boolean): boolean {
  const lasted = (strokes.at(-1)?.timeStamp ?? 0) - (strokes[0]?.timeStamp ?? 0);
  if (strokes.length < SHORTEST_SCAN || lasted > strokes.length * SLOWEST_WHOLE_KEY_MS) return false;
  return lasted <= strokes.length * SLOWEST_KEY_MS || readings(strokes).some(isWhole);
}

/** The text in the system's layout, then in the US layout that most scanners are set to. */
function readings(strokes: readonly Keystroke[]): string[] {
  return [strokes.map(({ key }) => key).join(''), strokes.map(usKey).join('')];
}
