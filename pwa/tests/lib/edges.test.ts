// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyText } from '../../src/lib/copy-text';
import { saveFile } from '../../src/lib/save-file';
import { inTime, soon, TooLate } from '../../src/lib/soon';
import { install, installEvent } from '../../src/nav/install';
import { ownPosition } from '../../src/lib/position';
import { useWakeLock } from '../../src/wallet/code/useWakeLock';

const never = () => new Promise<never>(() => undefined);
const refused = () => Promise.reject(new DOMException('no', 'NotAllowedError'));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('soon gives the value, throws TooLate after its time, and passes errors on', async () => {
  const asked = [soon(100, Promise.resolve(1)), soon(100, never()).catch((error: unknown) => error), soon(100, refused()).catch(() => 'refused')];
  await vi.advanceTimersByTimeAsync(200);

  expect(await Promise.all(asked)).toEqual([1, expect.any(TooLate), 'refused']);
});

test('inTime gives the value, null after its time, and passes errors on', async () => {
  const asked = [inTime(100, Promise.resolve(1)), inTime(100, never()), inTime(100, refused()).catch(() => 'refused')];
  await vi.advanceTimersByTimeAsync(200);

  expect(await Promise.all(asked)).toEqual([1, null, 'refused']);
});

test('time limits count only while the page is awake', async () => {
  const ticks: (() => void)[] = [];
  vi.stubGlobal('setInterval', (tick: () => void) => ticks.push(tick));
  const waiting = inTime(1000, never()).then(() => 'over');
  vi.setSystemTime(Date.now() + 3_600_000);
  for (let awake = 0; awake < 3; awake += 1) ticks[0]?.();
  expect(await Promise.race([waiting, Promise.resolve('waits')])).toBe('waits');
  ticks[0]?.();

  expect(await waiting).toBe('over');
});

test.each([
  ['has none', undefined],
  ['refuses', { writeText: refused }],
  ['never answers', { writeText: never }],
])('copying fails when the clipboard %s', async (_name, clipboard) => {
  vi.stubGlobal('navigator', { clipboard });

  const copied = expect(copyText('text')).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(10_000);

  await copied;
});

type Found = (found: { coords: object }) => void;

test.each<[string, (found: Found, failed: () => void) => void, unknown]>([
  ['finds it', (found) => found({ coords: { latitude: 1 } }), { latitude: 1 }],
  ['finds it twice', (found) => [1, 2].forEach((latitude) => found({ coords: { latitude } })), { latitude: 1 }],
  ['may not', (_found, failed) => failed(), null],
  ['never answers', () => undefined, null],
  ['throws', () => { throw new TypeError('no'); }, null],
])('the position of the phone, when the browser %s', async (_name, getCurrentPosition, where) => {
  vi.stubGlobal('navigator', { geolocation: { getCurrentPosition } });

  const asked = ownPosition();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(await asked).toEqual(where);
});

test.each([
  ['refuses', refused],
  ['never answers', never],
])('an offer to install that %s is used up without an error', async (_name, prompt) => {
  installEvent.value = Object.assign(new Event('beforeinstallprompt'), { prompt });

  void install();
  await vi.advanceTimersByTimeAsync(0);

  expect(installEvent.value).toBeNull();
});

function show(wanted: boolean, page: HTMLElement): void {
  const Page = () => {
    useWakeLock(wanted);
    return null;
  };
  render(createElement(Page, null), page);
}

test('a wake lock granted after the page was left is released', async () => {
  const release = vi.fn(refused);
  let grant: (lock: object) => void = () => undefined;
  vi.stubGlobal('navigator', { wakeLock: { request: () => new Promise((resolve) => (grant = resolve)) } });
  const page = document.createElement('div');
  show(true, page);
  await vi.advanceTimersByTimeAsync(100);

  render(null, page);
  grant({ released: false, release });
  await vi.advanceTimersByTimeAsync(100);

  expect(release).toHaveBeenCalled();
});

test.each([
  ['is refused', { request: refused }],
  ['never comes', { request: never }],
])('a wake lock that %s does not break the page', async (_name, wakeLock) => {
  vi.stubGlobal('navigator', { wakeLock });
  const page = document.createElement('div');

  show(true, page);
  await vi.advanceTimersByTimeAsync(600_000);

  expect(() => render(null, page)).not.toThrow();
});

test.each([
  ['refuses', refused, 1],
  ['was told to stop by the person', () => Promise.reject(new DOMException('no', 'AbortError')), 0],
  ['never answers', never, 0],
])('a share sheet that %s: a download follows only a refusal', async (_name, share, downloads) => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal('navigator', { share, canShare: () => true });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);

  void saveFile(new File(['x'], 'x.txt'));
  await vi.advanceTimersByTimeAsync(1_000);

  expect(click).toHaveBeenCalledTimes(downloads);
  click.mockRestore();
});
