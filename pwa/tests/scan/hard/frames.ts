/** Hard frames: a printed code before a camera, degraded in nine ways; the same number gives the same frame. */
import { type Dice, diceOf } from '../../chance';
import { blur, type Grey, greyOf, repaint, sprinkle } from './pixels';
import { type Kind, KINDS, type Look, lookOf, spoil } from './spoil';
import type { Symbol } from './symbol';

export interface Frame {
  readonly kind: Kind;
  readonly grey: Grey;
  readonly text: string;
}

/** Looks like a code but is none: finder patterns around random modules, half a code, modules without finder patterns. */
export type Lure = 'chance' | 'half' | 'rubble';
const LURES: readonly Lure[] = ['chance', 'half', 'rubble'];

const QUIET = 4;
const SIZES = [
  { width: 640, height: 480 },
  { width: 1280, height: 720 },
] as const;

/** The frame of a number: kinds and sizes alternate. */
export function frameOf(symbols: readonly Symbol[], number: number): Frame {
  const dice = diceOf(9_000 + number);
  const { width, height } = SIZES[number % 2] ?? SIZES[0];
  const kind = KINDS[Math.floor(number / 2) % KINDS.length] ?? 'blur';
  const symbol = dice.oneOf(symbols);
  const grey = greyOf(width, height);
  const look = lookOf(kind, dice, symbol.modules, grey);
  paint(grey, symbol, look, dice);
  spoil(grey, kind, look, dice);
  blur(grey, dice.between(0.4, 0.8));
  sprinkle(grey, dice, dice.between(3, 7));
  return { kind, grey, text: symbol.text };
}

/** A frame without a readable code, degraded as the others are. */
export function lureOf(symbols: readonly Symbol[], number: number): Frame {
  const lures = symbols.map((symbol, index) => luring(symbol, LURES[(number + index) % LURES.length] ?? 'half', diceOf(number)));
  return { ...frameOf(lures, number), text: '' };
}

function luring(symbol: Symbol, lure: Lure, dice: Dice): Symbol {
  const { modules, isDark } = symbol;
  const thrown = Array.from({ length: modules * modules }, () => dice.isTrue(0.5));
  const isFinder = (column: number, row: number): boolean =>
    [[column, row], [modules - 1 - column, row], [column, modules - 1 - row]].some(([x = 0, y = 0]) => x < 8 && y < 8);
  const keeps = (column: number, row: number): boolean =>
    lure === 'half' ? column + row < modules : lure === 'chance' && isFinder(column, row);
  return {
    ...symbol,
    isDark: (column, row) => (keeps(column, row) ? isDark(column, row) : thrown[row * modules + column] === true),
  };
}

/** Paints the paper on its table; each pixel is the mean of four points. */
function paint(grey: Grey, symbol: Symbol, look: Look, dice: Dice): void {
  const table = dice.between(50, 200);
  const [slopeX, slopeY] = [dice.between(-0.06, 0.06), dice.between(-0.06, 0.06)];
  const reach = look.size * 1.3;
  repaint(grey, (_value, x, y) => {
    const slope = slopeX * (x - grey.width / 2) + slopeY * (y - grey.height / 2);
    if (Math.abs(x - look.middle[0]) > reach || Math.abs(y - look.middle[1]) > reach) return table + slope;
    const at = (dx: number, dy: number): number => lightAt(symbol, look, x + dx, y + dy) ?? table;
    return (at(-0.25, -0.25) + at(0.25, -0.25) + at(-0.25, 0.25) + at(0.25, 0.25)) / 4 + slope;
  });
}

/** The light at a point; null beside the paper. */
function lightAt({ modules, isDark }: Symbol, look: Look, x: number, y: number): number | null {
  const [u, v] = look.onPaper(x, y);
  const [column, row] = [Math.floor(u + modules / 2), Math.floor(v + modules / 2)];
  const isCode = column >= 0 && row >= 0 && column < modules && row < modules;
  if (isCode) return isDark(column, row) ? look.ink : look.paper;
  const border = modules / 2 + QUIET;
  return Math.abs(u) < border * 1.4 && Math.abs(v) < border * 1.2 ? look.paper : null;
}
