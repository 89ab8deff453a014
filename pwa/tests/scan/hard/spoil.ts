/** Nine ways to degrade a frame. Their strengths are set so that the passes of 2026 read four of five. */
import type { Dice } from '../../chance';
import { blur, type Grey, repaint, smear, sprinkle } from './pixels';

export const KINDS = ['blur', 'glare', 'curve', 'dirt', 'moire', 'shadow', 'noise', 'perspective', 'small'] as const;
export type Kind = (typeof KINDS)[number];

/** How the paper is seen by the camera. */
export interface Look {
  readonly ink: number;
  readonly paper: number;
  /** Pixels per module, in the middle. */
  readonly scale: number;
  readonly middle: readonly [number, number];
  readonly size: number;
  /** The place on the paper that a pixel shows, in modules from the code's middle. */
  readonly onPaper: (x: number, y: number) => readonly [number, number];
}

export function lookOf(kind: Kind, dice: Dice, modules: number, frame: { width: number; height: number }): Look {
  const share = kind === 'small' ? dice.between(0.12, 0.2) : dice.between(0.28, 0.65);
  const smallest = kind === 'small' ? dice.between(1.65, 2.6) : dice.between(2.6, 4);
  const scale = Math.max(smallest, kind === 'small' ? 0 : (frame.height * share) / modules);
  const middle = [frame.width / 2, frame.height / 2].map((at) => at + dice.between(-0.2, 0.2) * modules * scale) as [number, number];
  const turn = dice.isTrue(0.25) ? dice.between(0, 2 * Math.PI) : dice.between(-0.3, 0.3);
  const tilt = kind === 'perspective' ? dice.between(0.65, 1.05) : dice.between(0, 0.35);
  const bend = kind === 'curve' ? modules / dice.between(0.7, 1.5) : Infinity;
  const [sine, cosine, lean] = [Math.sin(turn), Math.cos(turn), dice.between(0, 2 * Math.PI)];
  const onPaper = (x: number, y: number): readonly [number, number] => {
    const [dx, dy] = [(x - middle[0]) / scale, (y - middle[1]) / scale];
    const [u, v] = flat(dx * cosine + dy * sine, dy * cosine - dx * sine, tilt, lean, modules);
    return Number.isFinite(bend) ? [Math.abs(u) < bend ? bend * Math.asin(u / bend) : 10 * u, v] : [u, v];
  };
  const ink = dice.between(20, 60);
  return { ink, paper: dice.between(150, 225), scale, middle, size: modules * scale, onPaper };
}

/** The perspective of a paper tilted away from a lens that is five code widths away. */
function flat(x: number, y: number, tilt: number, lean: number, modules: number): readonly [number, number] {
  const [along, across] = [x * Math.cos(lean) + y * Math.sin(lean), y * Math.cos(lean) - x * Math.sin(lean)];
  const far = 2.5 * modules;
  const depth = Math.cos(tilt) - (along * Math.sin(tilt)) / far;
  const [leaning, straight] = [along / depth, (across * Math.cos(tilt)) / depth];
  return [leaning * Math.cos(lean) - straight * Math.sin(lean), leaning * Math.sin(lean) + straight * Math.cos(lean)];
}

export function spoil(grey: Grey, kind: Kind, look: Look, dice: Dice): void {
  SPOILERS[kind](grey, look, dice);
}

const SPOILERS: Record<Kind, (grey: Grey, look: Look, dice: Dice) => void> = {
  blur: (grey, { scale }, dice) => {
    if (dice.isTrue(0.5)) blur(grey, dice.between(0.3, 0.55) * scale);
    else smear(grey, Math.round((dice.between(0.5, 1.05) * scale) / 2), ...direction(dice));
  },
  glare: (grey, look, dice) => {
    const [x0, y0, reach] = [...near(look, dice, 0.4), look.size * dice.between(0.1, 0.26)];
    const strength = dice.between(110, 320);
    repaint(grey, (value, x, y) => value + strength * Math.exp(-(((x - x0) ** 2 + (y - y0) ** 2) / reach ** 2)));
  },
  curve: () => undefined,
  dirt: (grey, look, dice) => {
    const spots = Array.from({ length: Math.round(dice.between(3, 10)) }, () => spot(look, dice));
    repaint(grey, (value, x, y) => spots.reduce((seen, paintSpot) => paintSpot(seen, x, y), value));
  },
  moire: (grey, _look, dice) => {
    const [period, angle, strength] = [dice.between(2.2, 7), dice.between(0, Math.PI), dice.between(25, 70)];
    const [fx, fy] = [(2 * Math.PI * Math.cos(angle)) / period, (2 * Math.PI * Math.sin(angle)) / period];
    const slow = (2 * Math.PI) / dice.between(15, 60);
    repaint(grey, (value, x, y) => value + strength * (Math.sin(fx * x + fy * y) + 0.6 * Math.sin(slow * (x + y))));
  },
  shadow: (grey, look, dice) => {
    const [[x0, y0], [right, down]] = [near(look, dice, 0.3), direction(dice)];
    const [dark, edge] = [dice.between(0.16, 0.5), look.scale * dice.between(0.2, 6)];
    repaint(grey, (value, x, y) => {
      const inside = 1 / (1 + Math.exp(-((x - x0) * right + (y - y0) * down) / edge));
      return value * (1 - (1 - dark) * inside);
    });
    sprinkle(grey, dice, dice.between(4, 12));
  },
  noise: (grey, _look, dice) => {
    const [contrast, deviation] = [dice.between(0.25, 0.6), dice.between(14, 32)];
    repaint(grey, (value) => 60 + value * contrast);
    sprinkle(grey, dice, deviation);
  },
  perspective: () => undefined,
  small: () => undefined,
};

function near({ middle, size }: Look, dice: Dice, reach: number): readonly [number, number] {
  return [middle[0] + dice.between(-reach, reach) * size, middle[1] + dice.between(-reach, reach) * size];
}

function direction(dice: Dice): readonly [number, number] {
  const angle = dice.between(0, 2 * Math.PI);
  return [Math.cos(angle), Math.sin(angle)];
}

function spot(look: Look, dice: Dice): (value: number, x: number, y: number) => number {
  const [[x0, y0], reach, light] = [near(look, dice, 0.5), look.scale * dice.between(0.5, 1.9), dice.oneOf([40, 190])];
  return (value, x, y) => ((x - x0) ** 2 + (y - y0) ** 2 < reach ** 2 ? light : value);
}
