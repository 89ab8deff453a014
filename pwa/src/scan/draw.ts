/** Pixels of a frame or a picture, drawn on a canvas that is kept between frames. In the worker, else in the page. */
import type { Drawn } from './messages';
import { CUTS, type Pass } from './passes';

export interface Surface {
  readonly canvas: { width: number; height: number };
  readonly context: CanvasDrawImage & CanvasImageData;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of an image that a pass looks at; null when there is nothing to see yet. */
export function draw({ canvas, context }: Surface, image: CanvasImageSource, size: Size, pass: Pass): Drawn | null {
  const { share, zoom, most } = CUTS[pass];
  const [width, height] = [size.width * share, size.height * share];
  const scale = Math.min(zoom, Math.sqrt(most / (width * height)));
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  if (wide === 0 || high === 0) return null;
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  const [left, top] = [(size.width - width) / 2, (size.height - height) / 2];
  context.drawImage(image, left, top, width, height, 0, 0, wide, high);
  return { pixels: context.getImageData(0, 0, wide, high), scale, middle: { x: wide / 2, y: high / 2 } };
}
