/** Pixels of a frame or a picture, drawn on canvases that are kept between frames. */
import type { Pass } from '../messages';

type Image = VideoFrame | ImageBitmap;

/** A phone's picture has 12 million pixels; a code is found in fewer, and in less memory. */
const LARGEST_SIDE = 2_400;
const ZOOM = 2;

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });

export function pixelsOf(image: Image, pass: Pass): ImageData | null {
  if (context === null) return null;
  const [width, height] = sizeOf(image);
  if (pass === 'centre') return draw(context, image, width / 4, height / 4, width / 2, height / 2, ZOOM);
  const scale = pass === 'picture' ? Math.min(1, LARGEST_SIDE / Math.max(width, height)) : 1;
  return draw(context, image, 0, 0, width, height, scale);
}

function draw(
  target: OffscreenCanvasRenderingContext2D,
  image: Image,
  left: number,
  top: number,
  width: number,
  height: number,
  scale: number,
): ImageData {
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  target.drawImage(image, left, top, width, height, 0, 0, wide, high);
  return target.getImageData(0, 0, wide, high);
}

function sizeOf(image: Image): [number, number] {
  return image instanceof ImageBitmap ? [image.width, image.height] : [image.displayWidth, image.displayHeight];
}
