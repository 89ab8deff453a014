/** A phone without a browser: as much of camera, decoder worker and storage as the scanner uses. */
import { vi } from 'vitest';
import type { Job, Reply } from '../../src/scan/messages';
import { inARow } from './codes';

/** A decoder worker that reads the texts in `inView`. */
export class FakeWorker {
  static inView: readonly string[] = [];
  static loads: boolean | 'never' = true;
  static answers = true;
  static started = 0;
  onmessage: ((event: { data: Reply }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() {
    FakeWorker.started += 1;
    if (FakeWorker.loads !== 'never') setImmediate(() => this._say({ kind: FakeWorker.loads ? 'ready' : 'failed' }));
  }
  postMessage({ id }: Job): void {
    if (FakeWorker.answers) setImmediate(() => this._say({ kind: 'read', id, codes: inARow(FakeWorker.inView) }));
  }
  terminate(): void {
    this.onmessage = null;
  }
  private _say(data: Reply): void {
    this.onmessage?.({ data });
  }
}

export class Track extends EventTarget {
  readyState = 'live';
  muted = false;
  readonly id: string;
  zoom = 1;
  constructor(id: string) {
    super();
    this.id = id;
  }
  stop(): void {
    this.readyState = 'ended';
  }
  getSettings = () => ({ deviceId: this.id, ...(this.id === 'back' ? { zoom: this.zoom } : {}) });
  getCapabilities = () => (this.id === 'back' ? { torch: true, zoom: { min: 1, max: 8, step: 0.1 } } : {});
  applyConstraints = vi.fn(({ advanced: [wish] }: { advanced: [{ zoom?: number }] }): Promise<void> => {
    this.zoom = wish.zoom ?? this.zoom;
    return Promise.resolve();
  });
}

export interface Device {
  readonly page: EventTarget & { visibilityState: string };
  readonly video: HTMLVideoElement;
  readonly stored: Map<string, string>;
  readonly tracks: Track[];
  readonly asked: (MediaTrackConstraints | true)[];
  /** The name of the error for given constraints; null for a stream. */
  refuse: (wish: MediaTrackConstraints | true) => string | null;
  /** The camera answers once this resolves. */
  answer: Promise<unknown>;
  list: () => Promise<unknown>;
}

const CAMERAS = [
  { kind: 'videoinput', deviceId: 'back', label: 'Arrière' },
  { kind: 'videoinput', deviceId: 'front', label: 'Avant' },
  { kind: 'audioinput', deviceId: 'micro', label: 'Micro' },
];

/** A constructor that throws a DOMException of this name. */
export function refusing(name: string) {
  return function refuse(): never {
    throw new DOMException('no', name);
  };
}

export const never = new Promise<never>(() => undefined);

export function stubDevice(): Device {
  const stored = new Map<string, string>();
  const device: Device = {
    page: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    video: aVideo(),
    stored,
    tracks: [],
    asked: [],
    refuse: (wish) => (wish !== true && exactId(wish) === 'gone' ? 'OverconstrainedError' : null),
    answer: Promise.resolve(),
    list: () => Promise.resolve(CAMERAS),
  };
  Object.assign(FakeWorker, { inView: [], loads: true, answers: true, started: 0 });
  vi.stubGlobal('document', device.page);
  vi.stubGlobal('location', { host: 'pass.example.fr' });
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('VideoFrame', class {
    close = (): void => undefined;
  });
  vi.stubGlobal('OffscreenCanvas', Object);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  const getUserMedia = ({ video }: { video: MediaTrackConstraints | true }) => opened(device, video);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia, enumerateDevices: () => device.list() } });
  return device;
}

async function opened(device: Device, wish: MediaTrackConstraints | true) {
  device.asked.push(wish);
  await device.answer;
  const refusal = device.refuse(wish);
  if (refusal !== null) throw new DOMException('no', refusal);
  const track = new Track((wish === true ? undefined : exactId(wish)) ?? 'back');
  device.tracks.push(track);
  return { getVideoTracks: () => [track], getTracks: () => [track] };
}

const exactId = (wish: MediaTrackConstraints): string | undefined =>
  (wish as { deviceId?: { exact: string } }).deviceId?.exact;

function aVideo(): HTMLVideoElement {
  return {
    readyState: 4,
    HAVE_CURRENT_DATA: 2,
    videoWidth: 1280,
    videoHeight: 720,
    clientWidth: 360,
    clientHeight: 300,
    paused: false,
    play: () => Promise.resolve(),
    requestVideoFrameCallback: (next: () => void) => setImmediate(next),
  } as unknown as HTMLVideoElement;
}
