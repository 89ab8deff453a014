/** The worker's canvas. Safari before 16.4 has no OffscreenCanvas: the page draws there, and sends pixels. */
import type { Drawn, Image } from '../messages';
import { draw, type Size, type Surface } from '../draw';
import type { Pass } from '../passes';

let surface: Surface | null = null;

/** Draws an image and releases it. */
export async function drawnOf(image: Image, pass: Pass): Promise<Drawn | null> {
  if ('pixels' in image) return image;
  const frame = image instanceof Blob ? await createImageBitmap(image) : image;
  try {
    surface ??= open();
    return draw(surface, frame, sizeOf(frame), pass);
  } finally {
    frame.close();
  }
}

function open(): Surface {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  return { canvas, context };
}

function sizeOf(frame: VideoFrame | ImageBitmap): Size {
  return 'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : frame;
}
