/** The browser's camera, as values: a stream or the problem. */
import type { CameraChoice, CameraProblem } from './types';

export type Opened = { readonly ok: true; readonly track: MediaStreamTrack; readonly stream: MediaStream } | Failed;
interface Failed {
  readonly ok: false;
  readonly problem: CameraProblem;
}

const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };
const BACK: MediaTrackConstraints = { ...SIZE, facingMode: { ideal: 'environment' } };

const PROBLEMS: Record<string, CameraProblem> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};
/** The camera asked for is gone, or has a new id: iOS gives new ones now and then. */
const NOT_THIS_ONE = ['OverconstrainedError', 'NotFoundError'];

/** Opens a camera by its id, else the back one. */
export async function openCamera(id: string | null): Promise<Opened> {
  if (!isSecureContext) return { ok: false, problem: 'insecure' };
  if (!('mediaDevices' in navigator)) return { ok: false, problem: 'unsupported' };
  try {
    return await open(id === null ? BACK : { ...SIZE, deviceId: { exact: id } });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (id !== null && NOT_THIS_ONE.includes(name)) return openCamera(null);
    return { ok: false, problem: PROBLEMS[name] ?? 'unsupported' };
  }
}

/** The cameras by name; names are empty until the camera was allowed once. */
export async function listCameras(): Promise<CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** Chromium knows more of a camera than the standard types say; Safari 17.4 has the torch too. */
interface Abilities extends MediaTrackCapabilities {
  torch?: boolean;
  focusMode?: string[];
}

function abilitiesOf(track: MediaStreamTrack): Abilities {
  // Firefox before 132 lacks it.
  return 'getCapabilities' in track ? track.getCapabilities() : {};
}

export function hasTorch(track: MediaStreamTrack): boolean {
  return abilitiesOf(track).torch === true;
}

/** True when the camera did what was asked. */
export async function setTorch(track: MediaStreamTrack, on: boolean): Promise<boolean> {
  return ask(track, { torch: on });
}

async function open(video: MediaTrackConstraints): Promise<Opened> {
  const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
  const [track] = stream.getVideoTracks();
  if (track === undefined) return { ok: false, problem: 'none' };
  if (abilitiesOf(track).focusMode?.includes('continuous')) await ask(track, { focusMode: 'continuous' });
  return { ok: true, stream, track };
}

async function ask(track: MediaStreamTrack, wish: { torch: boolean } | { focusMode: string }): Promise<boolean> {
  try {
    await track.applyConstraints({ advanced: [wish as MediaTrackConstraintSet] });
    return true;
  } catch {
    return false;
  }
}
