import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job, Reply } from '../../src/scan/messages';
import { openScanner } from '../../src/scan/scanner';
import type { Scanner } from '../../src/scan/types';
import { eventually } from '../outbox/page';
import { tokenText } from '../vectors';
import { inARow } from './codes';

const VOUCHER = tokenText('address around it');
const OTHER = VOUCHER.toLowerCase();

/** The decoder worker, as far as the page sees it: what it is told to read is what it reads. */
class FakeWorker {
  static inView: readonly string[] = [];
  static loads = true;
  onmessage: ((event: { data: Reply }) => void) | null = null;
  constructor() {
    setImmediate(() => this.#say({ kind: FakeWorker.loads ? 'ready' : 'failed' }));
  }
  postMessage(job: Job): void {
    setImmediate(() => this.#say({ kind: 'read', id: job.id, codes: inARow(FakeWorker.inView) }));
  }
  terminate(): void {
    this.onmessage = null;
  }
  #say(data: Reply): void {
    this.onmessage?.({ data });
  }
}

class Track extends EventTarget {
  readyState = 'live';
  muted = false;
  readonly id: string;
  constructor(id: string) {
    super();
    this.id = id;
  }
  stop(): void {
    this.readyState = 'ended';
  }
  getSettings = () => ({ deviceId: this.id });
  getCapabilities = () => ({ torch: this.id === 'back' });
  applyConstraints = vi.fn(() => Promise.resolve());
}

const error = (name: string) => new DOMException('no', name);
let page: EventTarget & { visibilityState: string };
let tracks: Track[];
let refusal: DOMException | null;
let asked: { video: MediaTrackConstraints }[];
let video: HTMLVideoElement;
let scanner: Scanner;
let stored: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  stored = new Map();
  tracks = [];
  asked = [];
  refusal = null;
  FakeWorker.inView = [];
  FakeWorker.loads = true;
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', { host: 'pass.example.fr' });
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('VideoFrame', class {
    close = (): void => undefined;
  });
  vi.stubGlobal('OffscreenCanvas', Object);
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia, enumerateDevices } });
  video = {
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
  scanner = openScanner();
});

afterEach(() => {
  scanner.stop();
  vi.useRealTimers();
});

function getUserMedia(wish: { video: MediaTrackConstraints }) {
  asked.push(wish);
  if (refusal !== null) return Promise.reject(refusal);
  const { deviceId } = wish.video as { deviceId?: { exact: string } };
  if (deviceId?.exact === 'gone') return Promise.reject(error('OverconstrainedError'));
  const track = new Track(deviceId?.exact ?? 'back');
  tracks.push(track);
  return Promise.resolve({ getVideoTracks: () => [track], getTracks: () => [track] });
}

const enumerateDevices = () =>
  Promise.resolve([
    { kind: 'videoinput', deviceId: 'back', label: 'Arrière' },
    { kind: 'videoinput', deviceId: 'front', label: 'Avant' },
    { kind: 'audioinput', deviceId: 'micro', label: 'Micro' },
  ]);

const see = (visibilityState: string): void => {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
};

describe('the camera', () => {
  test('at the back is asked for first, and shown with its torch and its sisters', async () => {
    await scanner.start(video);

    expect(scanner.state.value).toEqual({ kind: 'on' });
    expect(asked[0]?.video.facingMode).toEqual({ ideal: 'environment' });
    expect(scanner.cameras.value.map(({ label }) => label)).toEqual(['Arrière', 'Avant']);
    expect(scanner.torch.value).toBe(false);
  });

  test('chosen once is remembered', async () => {
    await scanner.start(video);
    await scanner.chooseCamera('front');
    await openScanner().start(video);

    expect(scanner.cameraId.value).toBe('front');
    expect(asked.at(-1)?.video.deviceId).toEqual({ exact: 'front' });
    expect(scanner.torch.value).toBeNull();
  });

  test('that is gone gives way to the one at the back', async () => {
    stored.set('poincon.camera', 'gone');
    await scanner.start(video);

    expect(scanner.cameraId.value).toBe('back');
  });

  test('lights its torch', async () => {
    await scanner.start(video);
    await scanner.setTorch(true);

    expect(scanner.torch.value).toBe(true);
    expect(tracks[0]?.applyConstraints).toHaveBeenCalledWith({ advanced: [{ torch: true }] });
  });

  test('is let go when stopped, also in the middle of starting', async () => {
    const starting = scanner.start(video);
    scanner.stop();
    await starting;

    expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
    expect(scanner.state.value).toEqual({ kind: 'off' });
  });
});

describe('no camera: why', () => {
  test.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'unsupported'],
  ])('%s is told as %s', async (name, problem) => {
    refusal = error(name);
    await scanner.start(video);

    expect(scanner.state.value).toEqual({ kind: 'failed', problem });
  });

  test('an address without https', async () => {
    vi.stubGlobal('isSecureContext', false);
    await scanner.start(video);

    expect(scanner.state.value).toEqual({ kind: 'failed', problem: 'insecure' });
  });

  test('a camera that is unplugged', async () => {
    await scanner.start(video);
    tracks[0]?.dispatchEvent(new Event('ended'));

    expect(scanner.state.value).toEqual({ kind: 'failed', problem: 'lost' });
  });
});

describe('back from the background', () => {
  test.each([
    ['ended', (track: Track) => void (track.readyState = 'ended')],
    ['muted', (track: Track) => void (track.muted = true)],
  ])('a camera that was %s is started again', async (_name, happen) => {
    await scanner.start(video);
    see('hidden');
    if (tracks[0] !== undefined) happen(tracks[0]);

    see('visible');

    await eventually(() => expect(tracks).toHaveLength(2));
    await eventually(() => expect(scanner.state.value).toEqual({ kind: 'on' }));
  });

  test('a camera that went on is kept: nobody is asked again', async () => {
    await scanner.start(video);
    see('hidden');
    see('visible');

    expect(asked).toHaveLength(1);
  });
});

describe('texts', () => {
  const hear = (): string[] => {
    const heard: string[] = [];
    scanner.onText((text) => heard.push(text) > 0);
    return heard;
  };

  test('a voucher left in view is heard once, another at once', async () => {
    const heard = hear();
    FakeWorker.inView = [VOUCHER];
    await scanner.start(video);
    await eventually(() => expect(heard).toEqual([VOUCHER]));

    scanner.next();
    FakeWorker.inView = [OTHER];

    await eventually(() => expect(heard).toEqual([VOUCHER, OTHER]));
  });

  test('a decoder that cannot be loaded is told', async () => {
    FakeWorker.loads = false;
    await scanner.start(video);

    await eventually(() => expect(scanner.decoderReady.value).toBe(false));
  });

  test('a picture gives its voucher, else any code, else nothing', async () => {
    FakeWorker.inView = ['https://example.org/menu', VOUCHER];
    expect(await scanner.readPicture(new Blob())).toEqual({ text: VOUCHER });
    FakeWorker.inView = ['https://example.org/menu'];
    expect(await scanner.readPicture(new Blob())).toEqual({ text: 'https://example.org/menu' });
    FakeWorker.inView = [];
    expect(await scanner.readPicture(new Blob())).toBe('none');
  });
});
