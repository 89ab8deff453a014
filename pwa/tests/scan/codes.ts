/** Codes in the decoder's format. */
import type { Code, Point } from '../../src/scan/sight';

/** A square of 200 pixels, `x` and `y` from the middle of the frame. */
export function codeAt(text: string, x = 0, y = 0): Code {
  const corner = (right: number, down: number): Point => ({ x: x + right * 100, y: y + down * 100 });
  return { text, corners: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] };
}

/** The first in the middle, the others in a row beside it. */
export function inARow(texts: readonly string[]): Code[] {
  return texts.map((text, index) => codeAt(text, index * 300));
}
