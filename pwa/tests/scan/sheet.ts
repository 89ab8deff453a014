/** A sheet of tickets before a camera: the positions of its codes in frames, as `sheet.typ` and `parts.typ` lay them out. */
import type { Code, Corners, Point, Reach } from '../../src/scan/sight';

/** In millimetres: the size of a ticket, of its code without border, and the code's middle within the ticket. */
export const TICKET = { wide: 92, high: 54 };
export const CODE_MM = (28 * 41) / 49;
export const MIDDLE = { x: 5 + 14, y: 4.5 + 14 };

export interface Hand {
  /** Pixels per millimetre. */
  readonly scale: number;
  /** The rotation of the sheet, in radians. */
  readonly turn: number;
  /** The point of the sheet in the middle of the frame, in millimetres. */
  readonly at: Point;
}

export const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The middle of a code on the sheet, in millimetres. */
export function middleOn(number: number): Point {
  const [column, row] = [(number - 1) % 2, Math.floor((number - 1) / 2)];
  return { x: column * TICKET.wide + MIDDLE.x, y: row * TICKET.high + MIDDLE.y };
}

/** The codes that are entirely within a frame of this size. */
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
