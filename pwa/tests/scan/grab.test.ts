import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { grabFrame, grabPicture } from '../../src/scan/grab';
import { never, refusing, stubDevice } from './device';

let video: HTMLVideoElement;

beforeEach(() => {
  vi.useFakeTimers();
  video = stubDevice().video;
});

afterEach(() => vi.useRealTimers());

test.each([
  ['without data', { readyState: 1 }],
  ['without size', { videoWidth: 0 }],
])('a video %s gives no frame', async (_name, state) => {
  expect(await grabFrame(Object.assign(video, state), 'whole')).toBeNull();
});

test('a video that gives no VideoFrame is copied', async () => {
  const copy = { close: vi.fn() };
  vi.stubGlobal('createImageBitmap', () => Promise.resolve(copy));
  vi.stubGlobal('VideoFrame', refusing('InvalidStateError'));

  expect(await grabFrame(video, 'whole')).toBe(copy);
});

test('a copy that comes too late is dropped and closed', async () => {
  const copy = { close: vi.fn() };
  vi.stubGlobal('VideoFrame', undefined);
  Reflect.deleteProperty(globalThis, 'VideoFrame');
  let come = (): void => undefined;
  vi.stubGlobal('createImageBitmap', () => new Promise((resolve) => (come = () => resolve(copy))));
  const grabbing = grabFrame(video, 'whole');
  await vi.advanceTimersByTimeAsync(2_500);
  expect(await grabbing).toBeNull();

  come();
  await vi.advanceTimersByTimeAsync(0);
  expect(copy.close).toHaveBeenCalled();
});

describe('where workers have no canvas', () => {
  const drawn: unknown[][] = [];

  beforeEach(() => {
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
    drawn.length = 0;
    const context = {
      drawImage: (...where: unknown[]) => drawn.push(where),
      getImageData: (_x: number, _y: number, width: number, height: number) => ({ width, height }),
    };
    Object.assign(document, { createElement: () => ({ width: 0, height: 0, getContext: () => context }) });
  });

  test('a frame is drawn in the page', async () => {
    expect(await grabFrame(video, 'whole')).toMatchObject({ pixels: { width: 1280, height: 720 }, middle: { x: 640, y: 360 } });
    expect(drawn[0]?.[0]).toBe(video);
  });

  test('a picture is drawn in the page, too, and made smaller', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 4000, height: 3000 }));
    expect(await grabPicture(new Blob())).toMatchObject({ pixels: { width: 2400, height: 1800 }, scale: 0.6 });
  });

  test.each([
    ['never comes', () => never],
    ['is none', () => Promise.reject(new DOMException('no', 'InvalidStateError'))],
  ])('a picture that %s gives nothing', async (_name, copy) => {
    vi.stubGlobal('createImageBitmap', copy);
    const grabbing = grabPicture(new Blob());
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await grabbing).toBeNull();
  });
});
