import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { framesOf } from '../../src/scan/frames';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A video whose frame callbacks are called by `arrive`. */
function camera() {
  const open: (() => void)[] = [];
  const video = { requestVideoFrameCallback: (next: () => void) => open.push(next) } as unknown as HTMLVideoElement;
  return { video, open, arrive: () => open.splice(0).forEach((next) => next()) };
}

/** The number of frames waited for within a time. */
async function count(next: () => Promise<void>, ms: number): Promise<number> {
  const over = new AbortController();
  let seen = 0;
  const look = async (): Promise<void> => {
    await next();
    seen += 1;
    if (!over.signal.aborted) await look();
  };
  void look();
  await vi.advanceTimersByTimeAsync(ms);
  over.abort();
  return seen;
}

test('a camera that calls back sets the pace', async () => {
  const { video, arrive } = camera();
  const ticking = setInterval(arrive, 100);
  expect(await count(framesOf(video), 1_000)).toBe(10);
  clearInterval(ticking);
});

test('a camera that never calls back is polled, with one request open', async () => {
  const { video, open } = camera();
  expect(await count(framesOf(video), 2_000)).toBeGreaterThan(25);
  expect(open).toHaveLength(1);
});

test('a camera that calls back late sets the pace again', async () => {
  const { video, open, arrive } = camera();
  const next = framesOf(video);
  await count(next, 1_000);
  arrive();
  await vi.advanceTimersByTimeAsync(600);
  const ticking = setInterval(arrive, 200);
  await count(next, 400);
  expect(await count(next, 1_000)).toBeLessThan(9);
  expect(open.length).toBeLessThan(2);
  clearInterval(ticking);
});
