/** The part of the camera's picture that the screen shows: the video fills its stage and is cropped there. */
import type { Reach } from './sight';

export function reachOf({ videoWidth, videoHeight, clientWidth, clientHeight }: HTMLVideoElement): Reach {
  const scale = Math.max(clientWidth / videoWidth, clientHeight / videoHeight);
  if (!(scale > 0)) return { x: videoWidth / 2, y: videoHeight / 2 };
  return { x: clientWidth / scale / 2, y: clientHeight / scale / 2 };
}
