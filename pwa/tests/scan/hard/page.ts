/** The sheet of tickets as pixels, as a camera in a hand sees it. */
import type { Hand } from '../sheet';
import { CODE_MM, MIDDLE, TICKET } from '../sheet';
import { type Grey, greyOf, repaint } from './pixels';
import type { Symbol } from './symbol';

const [INK, PAPER, TABLE] = [30, 225, 140];

/** A frame over the sheet; the codes in `hidden` are covered by a thumb. */
export function sheetFrame(symbols: readonly Symbol[], hand: Hand, size: { width: number; height: number }, hidden: number[]): Grey {
  const grey = greyOf(size.width, size.height);
  const [sine, cosine] = [Math.sin(hand.turn) / hand.scale, Math.cos(hand.turn) / hand.scale];
  const at = (dx: number, dy: number): number =>
    lightOn(symbols, hand.at.x + dx * cosine + dy * sine, hand.at.y + dy * cosine - dx * sine, hidden);
  repaint(grey, (_value, x, y) => {
    const [dx, dy] = [x - size.width / 2, y - size.height / 2];
    return (at(dx - 0.25, dy - 0.25) + at(dx + 0.25, dy - 0.25) + at(dx - 0.25, dy + 0.25) + at(dx + 0.25, dy + 0.25)) / 4;
  });
  return grey;
}

function lightOn(symbols: readonly Symbol[], x: number, y: number, hidden: number[]): number {
  const [column, row] = [Math.floor(x / TICKET.wide), Math.floor(y / TICKET.high)];
  const symbol = symbols[row * 2 + column];
  if (column < 0 || column > 1 || row < 0 || symbol === undefined) return TABLE;
  const left = ((x - column * TICKET.wide - MIDDLE.x) / CODE_MM + 0.5) * symbol.modules;
  const top = ((y - row * TICKET.high - MIDDLE.y) / CODE_MM + 0.5) * symbol.modules;
  if (left < 0 || top < 0 || left >= symbol.modules || top >= symbol.modules) return PAPER;
  if (hidden.includes(row * 2 + column + 1) && left < symbol.modules * 0.7) return TABLE;
  return symbol.isDark(Math.floor(left), Math.floor(top)) ? INK : PAPER;
}
