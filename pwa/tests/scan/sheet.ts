/** A sheet of tickets before a camera: where its codes lie in frames, as `sheet.typ` and `parts.typ` lay them out. */
import type { Code, Corners, Point, Reach } from '../../src/scan/sight';

/** In millimetres: a ticket, the code in it without its border, and the code's middle in its ticket. */
const TICKET = { wide: 92, high: 54 };
const CODE_MM = (28 * 41) / 49;
const MIDDLE = { x: 5 + 14, y: 4.5 + 14 };

export interface Hand {
  /** Pixels for a millimetre. */
  readonly scale: number;
  /** How the sheet is turned, in radians. */
  readonly turn: number;
  /** What lies in the middle of the frame, on the sheet, in millimetres. */
  readonly at: Point;
}

export const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The middle of a code on the sheet, in millimetres. */
export function middleOn(number: number): Point {
  const [column, row] = [(number - 1) % 2, Math.floor((number - 1) / 2)];
  return { x: column * TICKET.wide + MIDDLE.x, y: row * TICKET.high + MIDDLE.y };
}

/** The codes that a frame of this size shows whole. */
export function codesOf({ scale, turn, at }: Hand, frame: Reach, nameOf: (number: number) => string): Code[] {
  const onFrame = ({ x, y }: Point): Point => {
    const [dx, dy] = [(x - at.x) * scale, (y - at.y) * scale];
    return { x: dx * Math.cos(turn) - dy * Math.sin(turn), y: dx * Math.sin(turn) + dy * Math.cos(turn) };
  };
  const cornersOf = (number: number): Corners => {
    const [{ x, y }, half] = [middleOn(number), CODE_MM / 2];
    const corner = (right: number, down: number): Point => onFrame({ x: x + right * half, y: y + down * half });
    return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  };
  const isWhole = (corners: Corners): boolean => corners.every(({ x, y }) => Math.abs(x) < frame.x && Math.abs(y) < frame.y);
  return NUMBERS.map((number) => ({ text: nameOf(number), corners: cornersOf(number) })).filter(({ corners }) => isWhole(corners));
}
