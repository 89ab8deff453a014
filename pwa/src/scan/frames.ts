/** Waits for the camera's next frame, without relying on a single event. */

/** Cameras give ten pictures a second at least, in the dark too. */
const PATIENT_MS = 500;
const OFTEN_MS = 50;

/**
 * Each call waits for one picture. WebKit on Linux never calls back for a camera: after the first long wait a timer looks
 * often. One request is open at a time, so that none pile up; when it is answered after all, it is trusted again.
 */
export function framesOf(video: HTMLVideoElement): () => Promise<void> {
  let isAsked = false;
  let patienceMs = PATIENT_MS;
  let wake = (): void => undefined;
  const arrive = (): void => {
    isAsked = false;
    patienceMs = PATIENT_MS;
    wake();
  };
  return () =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        patienceMs = OFTEN_MS;
        resolve();
      }, patienceMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (!isAsked) request(video, arrive);
      isAsked = true;
    });
}

function request(video: HTMLVideoElement, arrive: () => void): void {
  // Firefox before 132 lacks it.
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(arrive);
  else requestAnimationFrame(arrive);
}
