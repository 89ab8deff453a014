/** Whatever the scanner waits for may never come, or throw: it goes on, or reports it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { onPhone } from '../../src/lib/kept';
import { openScanner } from '../../src/scan/scanner';
import type { Scanner } from '../../src/scan/types';
import { tokenText } from '../vectors';
import { type Device, FakeWorker, never, stubDevice } from './device';

const VOUCHER = tokenText('address around it');
let device: Device;
let scanner: Scanner;
let heard: string[];

beforeEach(() => {
  vi.useFakeTimers();
  device = stubDevice();
  onPhone.remove('poincon.camera');
  scanner = openScanner();
  heard = [];
  scanner.onText((text) => heard.push(text) > 0);
  FakeWorker.inView = [VOUCHER];
});

afterEach(() => {
  scanner.stop();
  vi.useRealTimers();
});

/** Starts, and lets some milliseconds pass. */
async function start(ms: number): Promise<void> {
  void scanner.start(device.video);
  await vi.advanceTimersByTimeAsync(ms);
}

describe('the scanner goes on', () => {
  test.each<[string, () => void]>([
    ['a video that never says that it plays', () => void (device.video.play = () => never)],
    ['a list of cameras that never comes', () => void (device.list = () => never)],
    ['a list of cameras that throws', () => void (device.list = () => { throw new TypeError('no list'); })],
    ['a picture that nobody announces', () => void (device.video.requestVideoFrameCallback = () => 1)],
    ['a storage that throws', () => vi.stubGlobal('localStorage', { getItem: () => { throw new DOMException('no', 'SecurityError'); } })],
    ['a camera that takes no mild wish', () => void (device.refuse = (wish) => (wish === true ? null : 'OverconstrainedError'))],
  ])('with %s', async (_name, spoil) => {
    spoil();
    await start(6_000);

    expect(scanner.state.value).toEqual({ kind: 'on' });
    expect(heard).toEqual([VOUCHER]);
  });

  test('with the chosen camera when storage does not keep the choice', async () => {
    const refuse = (): never => { throw new DOMException('full', 'QuotaExceededError'); };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    await start(1_000);
    void scanner.chooseCamera('front');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(scanner.cameraId.value).toBe('front');
  });

  test('with a torch that never answers, and counts as off', async () => {
    await start(1_000);
    device.tracks[0]?.applyConstraints.mockReturnValue(never);
    void scanner.setTorch(true);
    await vi.advanceTimersByTimeAsync(5_000);

    expect(scanner.torch.value).toBe(false);
  });
});

describe('the scanner reports', () => {
  test('that the browser has not answered; when it does, the camera starts', async () => {
    let allow = (): void => undefined;
    device.answer = new Promise<void>((resolve) => (allow = resolve));
    await start(16_000);
    expect(scanner.state.value).toEqual({ kind: 'failed', problem: 'silent' });

    allow();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(scanner.state.value).toEqual({ kind: 'on' });
  });

  test('that the browser has not answered, and keeps one camera when started twice', async () => {
    let allow = (): void => undefined;
    device.answer = new Promise<void>((resolve) => (allow = resolve));
    await start(16_000);
    await start(1_000);
    allow();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(device.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
  });

  test.each([
    ['has no size', { videoWidth: 0, videoHeight: 0 }],
    ['never comes', { readyState: 0 }],
  ])('that the camera stopped, when its picture %s', async (_name, broken) => {
    Object.assign(device.video, broken);
    await start(7_000);
    expect(scanner.state.value).toEqual({ kind: 'on' });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(scanner.state.value).toEqual({ kind: 'failed', problem: 'lost' });
  });

  test('nothing while the page is hidden', async () => {
    device.page.visibilityState = 'hidden';
    await start(60_000);

    expect(scanner.state.value).toEqual({ kind: 'on' });
  });
});
