/** Frames of a video to the decoder, one at a time. */
import type { Decoder } from './decoder';
import type { Pass } from './messages';

/** Twenty looks a second find a code as soon as eyes do, and leave the battery in peace. */
const EVERY_MS = 50;
/** The thorough pass costs ten times the plain one: only now and then, while nothing is found. */
const CENTRE_EVERY = 4;

/** Decodes until the signal aborts; `onTexts` gets what each frame showed. */
export async function decodeFrames(
  video: HTMLVideoElement,
  decoder: Decoder,
  signal: AbortSignal,
  onTexts: (texts: readonly string[]) => void,
): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  for (let misses = 0; !isOver(); ) {
    const startedAt = performance.now();
    await nextFrame(video);
    const frame = isOver() || video.readyState < video.HAVE_CURRENT_DATA ? null : await grab(video);
    if (frame === null) continue;
    const texts = await decoder.read(frame, passAfter(misses));
    misses = texts.length > 0 ? 0 : misses + 1;
    if (!isOver()) onTexts(texts);
    await pause(EVERY_MS - (performance.now() - startedAt));
  }
}

function passAfter(misses: number): Pass {
  return misses % CENTRE_EVERY === CENTRE_EVERY - 1 ? 'centre' : 'whole';
}

/** Costs the page 0.1 ms with VideoFrame; Firefox before 130 and on Android copies the picture instead. */
async function grab(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap | null> {
  try {
    return 'VideoFrame' in globalThis ? new VideoFrame(video) : await createImageBitmap(video);
  } catch {
    return null;
  }
}

/** The next picture of the camera. A hidden page gets none: the loop sleeps with it. */
function nextFrame(video: HTMLVideoElement): Promise<unknown> {
  return new Promise((resolve) => {
    // Firefox before 132 lacks it.
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(resolve);
    else requestAnimationFrame(resolve);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
