/** Grey pictures, and what cameras do to them. */
import type { Drawn } from '../../../src/scan/messages';
import type { Cut } from '../../../src/scan/passes';
import type { Dice } from '../../chance';

export interface Grey {
  readonly width: number;
  readonly height: number;
  /** 0 is black, 255 white; clipped only when it becomes pixels. */
  readonly light: Float32Array;
}

export function greyOf(width: number, height: number): Grey {
  return { width, height, light: new Float32Array(width * height) };
}

/** Replaces each pixel by a function of its value and place. */
export function repaint({ width, height, light }: Grey, paint: (value: number, x: number, y: number) => number): void {
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) light[at] = paint(light[at] ?? 0, x, y);
  }
}

/** Gaussian blur, approximated by three box blurs. */
export function blur(grey: Grey, deviation: number): void {
  const reach = Math.max(0, Math.round((Math.sqrt(4 * deviation * deviation + 1) - 1) / 2));
  const box = Math.max(reach, deviation > 0.3 ? 1 : 0);
  const centre = box === 1 && reach < 1 ? 1 / (deviation * deviation) : 1;
  for (let round = 0; round < (reach < 1 ? 1 : 3); round += 1) smear(grey, box, 1, 0, centre);
  for (let round = 0; round < (reach < 1 ? 1 : 3); round += 1) smear(grey, box, 0, 1, centre);
}

/** Motion blur: the mean along a line through each pixel, which may weigh more than the others. */
export function smear({ width, height, light }: Grey, reach: number, right: number, down: number, centre = 1): void {
  const before = light.slice();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      let weight = 0;
      for (let step = -reach; step <= reach; step += 1) {
        const nearX = Math.round(x + step * right);
        const nearY = Math.round(y + step * down);
        if (nearX < 0 || nearY < 0 || nearX >= width || nearY >= height) continue;
        const heavy = step === 0 ? centre : 1;
        sum += heavy * (before[nearY * width + nearX] ?? 0);
        weight += heavy;
      }
      light[y * width + x] = sum / weight;
    }
  }
}

export function sprinkle(grey: Grey, dice: Dice, deviation: number): void {
  repaint(grey, (value) => value + dice.scatter(deviation));
}

/** The part of a frame that a pass decodes, scaled bilinearly as a canvas does. */
export function drawnOf({ width, height, light }: Grey, { share, zoom, most }: Cut): Drawn {
  const scale = Math.min(zoom, Math.sqrt(most / (width * share * height * share)));
  const [wide, high] = [Math.round(width * share * scale), Math.round(height * share * scale)];
  const data = new Uint8ClampedArray(wide * high * 4);
  const [left, top] = [(width * (1 - share)) / 2, (height * (1 - share)) / 2];
  const isWhole = wide === width && high === height;
  for (let y = 0, at = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1, at += 4) {
      const value = isWhole
        ? (light[y * width + x] ?? 0)
        : between(width, height, light, left + (x + 0.5) / scale - 0.5, top + (y + 0.5) / scale - 0.5);
      data[at] = data[at + 1] = data[at + 2] = value;
      data[at + 3] = 255;
    }
  }
  const pixels = { data, width: wide, height: high, colorSpace: 'srgb' } as ImageData;
  return { pixels, scale, middle: { x: wide / 2, y: high / 2 } };
}

function between(width: number, height: number, light: Float32Array, x: number, y: number): number {
  const left = Math.min(width - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 2, Math.max(0, Math.floor(y)));
  const right = Math.min(1, Math.max(0, x - left));
  const down = Math.min(1, Math.max(0, y - top));
  const at = top * width + left;
  const above = (light[at] ?? 0) * (1 - right) + (light[at + 1] ?? 0) * right;
  const below = (light[at + width] ?? 0) * (1 - right) + (light[at + width + 1] ?? 0) * right;
  return above * (1 - down) + below * down;
}
