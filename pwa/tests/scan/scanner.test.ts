import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openScanner } from '../../src/scan/scanner';
import type { Scanner } from '../../src/scan/types';
import { eventually } from '../outbox/page';
import { tokenText } from '../vectors';
import { type Device, FakeWorker, stubDevice, type Track } from './device';

const VOUCHER = tokenText('address around it');
const OTHER = VOUCHER.toLowerCase();

let device: Device;
let video: HTMLVideoElement;
let scanner: Scanner;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  device = stubDevice();
  video = device.video;
  scanner = openScanner();
});

afterEach(() => {
  scanner.stop();
  vi.useRealTimers();
});

const see = (visibilityState: string): void => {
  device.page.visibilityState = visibilityState;
  device.page.dispatchEvent(new Event('visibilitychange'));
};

describe('the camera', () => {
  test('at the back is asked for first, and shown with its torch and the other cameras', async () => {
    await scanner.start(video);

    expect(scanner.state.value).toEqual({ kind: 'on' });
    expect(device.asked[0]).toMatchObject({ facingMode: { ideal: 'environment' } });
    expect(scanner.cameras.value.map(({ label }) => label)).toEqual(['Arrière', 'Avant']);
    expect(scanner.torch.value).toBe(false);
  });

  test('that was chosen is remembered', async () => {
    await scanner.start(video);
    await scanner.chooseCamera('front');
    await openScanner().start(video);

    expect(scanner.cameraId.value).toBe('front');
    expect(device.asked.at(-1)).toMatchObject({ deviceId: { exact: 'front' } });
    expect(scanner.torch.value).toBeNull();
  });

  test('that no longer exists is replaced by the one at the back', async () => {
    device.stored.set('poincon.camera', 'gone');
    await scanner.start(video);

    expect(scanner.cameraId.value).toBe('back');
  });

  test('lights its torch', async () => {
    await scanner.start(video);
    await scanner.setTorch(true);

    expect(scanner.torch.value).toBe(true);
    expect(device.tracks[0]?.applyConstraints).toHaveBeenCalledWith({ advanced: [{ torch: true }] });
  });

  test('zooms as far as it can, or is said not to zoom', async () => {
    await scanner.start(video);
    expect(scanner.zoom.value).toEqual({ min: 1, max: 8, step: 0.1, value: 1 });
    await scanner.setZoom(2);
    expect(scanner.zoom.value?.value).toBe(2);
    await scanner.chooseCamera('front');
    expect(scanner.zoom.value).toBeNull();
  });

  test('is released when stopped, even while it starts', async () => {
    const starting = scanner.start(video);
    scanner.stop();
    await starting;

    expect(device.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
    expect(scanner.state.value).toEqual({ kind: 'off' });
  });
});

describe('a missing camera', () => {
  test.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'unsupported'],
  ])('%s is reported as %s', async (name, problem) => {
    device.refuse = () => name;
    await scanner.start(video);

    expect(scanner.state.value).toEqual({ kind: 'failed', problem });
  });

  test('is reported without https', async () => {
    vi.stubGlobal('isSecureContext', false);
    await scanner.start(video);

    expect(scanner.state.value).toEqual({ kind: 'failed', problem: 'insecure' });
  });

  test('is reported when it is unplugged', async () => {
    await scanner.start(video);
    device.tracks[0]?.dispatchEvent(new Event('ended'));

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
    if (device.tracks[0] !== undefined) happen(device.tracks[0]);

    see('visible');

    await eventually(() => expect(device.tracks).toHaveLength(2));
    await eventually(() => expect(scanner.state.value).toEqual({ kind: 'on' }));
  });

  test('a camera that still runs is kept: no permission is asked', async () => {
    await scanner.start(video);
    see('hidden');
    see('visible');

    expect(device.asked).toHaveLength(1);
  });
});

describe('codes', () => {
  const hear = (): string[] => {
    const heard: string[] = [];
    scanner.onText((text) => heard.push(text) > 0);
    return heard;
  };

  test('that stay in view are heard once, another one at once', async () => {
    const heard = hear();
    FakeWorker.inView = [VOUCHER];
    await scanner.start(video);
    await eventually(() => expect(heard).toEqual([VOUCHER]));

    scanner.next();
    FakeWorker.inView = [OTHER];

    await eventually(() => expect(heard).toEqual([VOUCHER, OTHER]));
  });

  test('are not read without a decoder, and that is reported', async () => {
    FakeWorker.loads = false;
    await scanner.start(video);

    await eventually(() => expect(scanner.decoderReady.value).toBe(false));
  });

  test('of a picture are read: its voucher, else any code, else none', async () => {
    FakeWorker.inView = ['https://example.org/menu', VOUCHER];
    expect(await scanner.readPicture(new Blob())).toEqual({ text: VOUCHER });
    FakeWorker.inView = ['https://example.org/menu'];
    expect(await scanner.readPicture(new Blob())).toEqual({ text: 'https://example.org/menu' });
    FakeWorker.inView = [];
    expect(await scanner.readPicture(new Blob())).toBe('none');
  });
});
