import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Decoder } from '../../src/scan/decoder';
import type { Image } from '../../src/scan/messages';
import { FakeWorker, refusing, stubDevice } from './device';

let decoder: Decoder;
let closed: number;
const frame = (): Image => ({ close: () => void (closed += 1) }) as unknown as Image;

beforeEach(() => {
  vi.useFakeTimers();
  stubDevice();
  FakeWorker.inView = ['A'];
  decoder = new Decoder();
  closed = 0;
});

afterEach(() => vi.useRealTimers());

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

async function textOf(image: Image, look: 'whole' | 'picture' = 'whole'): Promise<string[]> {
  return (await decoder.read(image, look)).map(({ text }) => text);
}

async function readNow(): Promise<string[]> {
  const texts = textOf(frame());
  await pass(10);
  return texts;
}

test('frames sent before the decoder is ready are closed and dropped; a picture waits', async () => {
  const [early, picture] = [textOf(frame()), textOf(new Blob(), 'picture')];
  await pass(10);

  expect(await early).toEqual([]);
  expect(closed).toBe(1);
  expect(await picture).toEqual(['A']);
  expect(await readNow()).toEqual(['A']);
});

test.each<[string, () => void]>([
  ['cannot be made', () => vi.stubGlobal('Worker', refusing('SecurityError'))],
  ['says that it could not load', () => void (FakeWorker.loads = false)],
])('a worker that %s is reported, and started again after ten seconds', async (_name, spoil) => {
  spoil();
  decoder.start();
  await pass(10);
  expect(decoder.ready.value).toBe(false);
  expect(await readNow()).toEqual([]);

  vi.stubGlobal('Worker', FakeWorker);
  FakeWorker.loads = true;
  await pass(10_000);
  decoder.start();
  await pass(10);
  expect(decoder.ready.value).toBe(true);
});

test('a worker that never becomes ready is reported after 20 s, and started again later', async () => {
  FakeWorker.loads = 'never';
  decoder.start();
  await pass(21_000);
  expect(decoder.ready.value).toBe(false);
  decoder.start();
  expect(FakeWorker.started).toBe(1);

  FakeWorker.loads = true;
  await pass(120_000);
  decoder.start();
  await pass(10);
  expect(FakeWorker.started).toBe(2);
  expect(decoder.ready.value).toBe(true);
});

test('a request that is never answered is given up, and the worker started again', async () => {
  decoder.start();
  await pass(10);
  FakeWorker.answers = false;
  const lost = textOf(frame());
  await pass(11_000);
  expect(await lost).toEqual([]);
  expect(decoder.ready.value).toBe(false);

  FakeWorker.answers = true;
  await pass(10_000);
  decoder.start();
  await pass(10);
  expect(await readNow()).toEqual(['A']);
});

test('a frame that cannot be transferred is closed', async () => {
  decoder.start();
  await pass(10);
  vi.spyOn(FakeWorker.prototype, 'postMessage').mockImplementation(() => {
    throw new DOMException('no', 'DataCloneError');
  });

  expect(await readNow()).toEqual([]);
  expect(closed).toBe(1);
});
