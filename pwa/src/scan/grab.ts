/** Pictures for the decoder: as the browser can give them without cost, else copied, else drawn in the page. */
import { inTime } from '../lib/soon';
import { draw, type Size, type Surface } from './draw';
import type { Drawn, Image } from './messages';
import type { Pass } from './passes';

const COPIED_WITHIN_MS = 2_000;

let surface: Surface | null = null;

/** The video's picture; null when there is none yet, or it could not be had. */
export async function grabFrame(video: HTMLVideoElement, pass: Pass): Promise<Image | null> {
  if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  try {
    if (!workerDraws()) return drawHere(video, { width: video.videoWidth, height: video.videoHeight }, pass);
    return videoFrameOf(video) ?? (await copy(video));
  } catch {
    return null;
  }
}

/** A picture from the gallery, as the worker can take it. */
export async function grabPicture(file: Blob): Promise<Image | null> {
  if (workerDraws()) return file;
  try {
    const picture = await copy(file);
    return picture && drawHere(picture, picture, 'picture');
  } catch {
    return null;
  }
}

/** Safari before 16.4 has no canvas in workers, nor has Firefox before 105. */
function workerDraws(): boolean {
  return 'OffscreenCanvas' in globalThis;
}

/** Costs the page 0.1 ms; Firefox before 130 and on Android lacks it. */
function videoFrameOf(video: HTMLVideoElement): VideoFrame | null {
  try {
    return 'VideoFrame' in globalThis ? new VideoFrame(video) : null;
  } catch {
    return null;
  }
}

async function copy(source: HTMLVideoElement | Blob): Promise<ImageBitmap | null> {
  const copying = createImageBitmap(source);
  const copied = await inTime(COPIED_WITHIN_MS, copying);
  if (copied === null) void copying.then((late) => late.close()).catch(() => undefined);
  return copied;
}

function drawHere(image: HTMLVideoElement | ImageBitmap, size: Size, pass: Pass): Drawn | null {
  surface ??= openSurface();
  return surface && draw(surface, image, size, pass);
}

function openSurface(): Surface | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return context && { canvas, context };
}
