/** The browser's camera, as values: a stream or the problem. */
import { inTime } from '../lib/soon';
import type { CameraChoice, CameraProblem, Zoom } from './types';

export type Opened = { readonly ok: true; readonly track: MediaStreamTrack; readonly stream: MediaStream } | Failed;
interface Failed {
  readonly ok: false;
  readonly problem: CameraProblem;
}

/** Requested resolution: small and far codes need it; the pixels decoded per frame are bounded (`passes.ts`). */
const SIZE = { width: { ideal: 1920 }, height: { ideal: 1080 } };
const BACK: MediaTrackConstraints = { ...SIZE, facingMode: { ideal: 'environment' } };
const LISTED_WITHIN_MS = 3_000;
const SET_WITHIN_MS = 2_000;

const PROBLEMS: Record<string, CameraProblem> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};
/** WebKit throws this for any constraint when there is no camera at all; every engine throws it for a camera id that is gone. */
const NOT_LIKE_THIS = ['OverconstrainedError', 'NotFoundError'];

/** Opens a camera by its id (iOS gives new ones now and then), else the back one, else any. */
export async function openCamera(id: string | null): Promise<Opened> {
  if (!isSecureContext) return { ok: false, problem: 'insecure' };
  if (!('mediaDevices' in navigator)) return { ok: false, problem: 'unsupported' };
  const chosen = id === null ? [] : [{ ...SIZE, deviceId: { exact: id } }];
  const wishes: (MediaTrackConstraints | true)[] = [...chosen, BACK, true];
  let name = '';
  for (const wish of wishes) {
    try {
      return await open(wish);
    } catch (error) {
      name = error instanceof Error ? error.name : '';
    }
    if (!NOT_LIKE_THIS.includes(name)) break;
  }
  return { ok: false, problem: PROBLEMS[name] ?? 'unsupported' };
}

/** The cameras by name; names are empty until the camera was allowed once. */
export async function listCameras(): Promise<CameraChoice[]> {
  const asked = async (): Promise<MediaDeviceInfo[]> => navigator.mediaDevices.enumerateDevices();
  const devices = await inTime(LISTED_WITHIN_MS, asked()).catch(() => null);
  return (devices ?? [])
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** Chromium knows more of a camera than the standard types say; Safari 17.4 has the torch too. */
interface Abilities extends MediaTrackCapabilities {
  torch?: boolean;
  focusMode?: string[];
  zoom?: { min: number; max: number; step?: number };
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

/** How far a camera zooms, and does now; null when it does not. */
export function zoomOf(track: MediaStreamTrack): Zoom | null {
  const { zoom } = abilitiesOf(track);
  if (zoom === undefined || zoom.max <= zoom.min) return null;
  const { zoom: value = zoom.min } = track.getSettings() as { zoom?: number };
  return { min: zoom.min, max: zoom.max, step: zoom.step ?? 0, value };
}

/** True when the camera did what was asked. */
export async function setZoom(track: MediaStreamTrack, zoom: number): Promise<boolean> {
  return ask(track, { zoom });
}

async function open(video: MediaTrackConstraints | true): Promise<Opened> {
  const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
  const [track] = stream.getVideoTracks();
  if (track === undefined) return { ok: false, problem: 'none' };
  if (abilitiesOf(track).focusMode?.includes('continuous')) void ask(track, { focusMode: 'continuous' });
  return { ok: true, stream, track };
}

type Wish = { torch: boolean } | { focusMode: string } | { zoom: number };

async function ask(track: MediaStreamTrack, wish: Wish): Promise<boolean> {
  const done = async (): Promise<boolean> => {
    await track.applyConstraints({ advanced: [wish as MediaTrackConstraintSet] });
    return true;
  };
  return (await inTime(SET_WITHIN_MS, done()).catch(() => false)) ?? false;
}
