/** Frames of a video to the decoder, one at a time. */
import type { Decoder } from './decoder';
import { framesOf } from './frames';
import { grabFrame } from './grab';
import { passAfter } from './passes';
import { type Code, coversMiddle } from './sight';

/** Twenty frames a second: as fast as a person notices, and easy on the battery. */
const EVERY_MS = 50;
/** A camera without a picture for so long has stopped, whatever it says of itself. */
const STALLED_MS = 8_000;
/** A longer gap between two frames means that the page was asleep. */
const LONGEST_WAIT_MS = 500;

export interface Ears {
  /** What each frame showed. */
  readonly onCodes: (codes: readonly Code[]) => void;
  /** The camera gives no pictures. */
  readonly onStalled: () => void;
}

/** Decodes until the signal aborts or the camera gives nothing more. */
export async function decodeFrames(
  video: HTMLVideoElement,
  decoder: Decoder,
  signal: AbortSignal,
  { onCodes, onStalled }: Ears,
): Promise<void> {
  const nextFrame = framesOf(video);
  const isOver = (): boolean => signal.aborted;
  for (let [misses, stalledMs] = [0, 0]; !isOver() && stalledMs < STALLED_MS; ) {
    const startedAt = performance.now();
    await nextFrame();
    if (isOver() || document.visibilityState === 'hidden') continue;
    const pass = passAfter(misses);
    const frame = await grabFrame(video, pass);
    if (frame === null) {
      stalledMs += Math.min(performance.now() - startedAt, LONGEST_WAIT_MS);
      if (stalledMs >= STALLED_MS) onStalled();
      continue;
    }
    const codes = await decoder.read(frame, pass);
    const isHit = codes.some(({ corners }) => coversMiddle(corners));
    [misses, stalledMs] = [isHit ? misses : misses + 1, 0];
    if (!isOver()) onCodes(codes);
    await pause(EVERY_MS - (performance.now() - startedAt));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
