import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Decoder } from '../../src/scan/decoder';
import { decodeFrames } from '../../src/scan/loop';
import { CYCLE } from '../../src/scan/passes';
import { inARow } from './codes';

const NOTHING: readonly string[] = [];
let page: { visibilityState: string };
let frames: { close: () => void }[];

beforeEach(() => {
  frames = [];
  page = { visibilityState: 'visible' };
  vi.stubGlobal('document', page);
  vi.stubGlobal('OffscreenCanvas', Object);
  vi.stubGlobal('VideoFrame', class {
    constructor() {
      frames.push(this);
    }
    close(): void {
      frames.splice(frames.indexOf(this), 1);
    }
  });
});

const video = (): HTMLVideoElement =>
  ({
    readyState: 4,
    HAVE_CURRENT_DATA: 2,
    requestVideoFrameCallback: (next: () => void) => setImmediate(next),
  }) as unknown as HTMLVideoElement;

/** Decodes a number of frames; returns the passes used and the texts heard. */
async function look(count: number, read: (frame: number) => readonly string[]) {
  const stop = new AbortController();
  const passes: string[] = [];
  const heard: string[] = [];
  let atOnce = 0;
  const decoder = {
    read: async (_frame: unknown, pass: string) => {
      expect(++atOnce).toBe(1);
      passes.push(pass);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      const texts = read(passes.length);
      if (passes.length === count) stop.abort();
      return inARow(texts);
    },
  };
  await decodeFrames(video(), decoder as unknown as Decoder, stop.signal, {
    onCodes: (codes) => heard.push(...codes.map(({ text }) => text)),
    onStalled: () => stop.abort(),
  });
  return { passes, heard };
}

test('passes without a code alternate; one in four looks for light on dark', async () => {
  const { passes } = await look(8, () => NOTHING);

  expect(passes).toEqual([...CYCLE, ...CYCLE]);
  expect(CYCLE.filter((pass) => pass === 'inverted')).toHaveLength(CYCLE.length / 4);
});

test('the pass that found a code is used again for the next frame', async () => {
  const { passes } = await look(6, (frame) => (frame === 2 || frame === 3 ? ['A'] : NOTHING));

  expect(passes).toEqual(['whole', 'middle', 'middle', 'middle', 'inverted', 'histogram']);
});

test('a frame decoded after the camera was stopped is not heard', async () => {
  const { heard } = await look(2, (frame) => [`frame ${frame}`]);

  expect(heard).toEqual(['frame 1']);
});

describe('without VideoFrame', () => {
  test('the frame is copied instead', async () => {
    vi.stubGlobal('VideoFrame', undefined);
    Reflect.deleteProperty(globalThis, 'VideoFrame');
    const copy = vi.fn(() => Promise.resolve({}));
    vi.stubGlobal('createImageBitmap', copy);

    await look(2, () => NOTHING);

    expect(copy).toHaveBeenCalledTimes(2);
  });
});
