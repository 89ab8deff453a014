// @vitest-environment happy-dom
/** The cards over the camera: which one is shown, which one replaces it, and when it becomes a strip. */
import { signal } from '@preact/signals';
import { createElement, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Line, Phone, Verdict } from '../../src/redeem/types';
import type { Scanner } from '../../src/scan/types';
import { PhoneProvider } from '../../src/scanner/phone';
import { ScannerScreen } from '../../src/scanner/ScannerScreen';
import { LARGE_MS } from '../../src/scanner/useStrip';

/** Looks like a token; each test sets the phone's answer. */
const TOKEN = `AE${'A'.repeat(118)}`;
const PASS = `https://${location.host}/V/${TOKEN}`;
const MENU = 'https://restaurant.example/menu';
const COVER = 'https://pass.example.fr/carnet/IjMtNDYi.c2lnbg';
const NOTHING = {
  ...{ voucher: '1-42-3', booklet: '1-42', position: 3, size: 10, left: 7, campaign: null, sponsor: null, valueCents: 1000 },
  ...{ lastDay: null, graceDay: null, reason: null, message: null, first: null, race: null, inGrace: false },
};
const ACCEPTED: Verdict = { ...NOTHING, kind: 'accepted', netCents: 960, scanId: 'a' };
const REFUSED: Verdict = { ...NOTHING, kind: 'refused', reason: 'voided', netCents: null, scanId: null };

let verdict: Verdict;
let hear: (text: string) => boolean;
let upgrade: (verdict: Verdict) => void;
let next: ReturnType<typeof vi.fn>;
const stranger = signal<string | null>(null);
const lines = signal<readonly Line[]>([]);
let page: HTMLElement;

beforeEach(async () => {
  vi.useFakeTimers();
  verdict = ACCEPTED;
  stranger.value = null;
  lines.value = [];
  next = vi.fn(() => (stranger.value = null));
  page = document.createElement('div');
  document.body.replaceChildren(page);
  const tree = createElement(ScannerScreen, { scanner: aScanner(), covered: false });
  render(createElement(PhoneProvider, { value: aPhone(), children: tree }), page);
  await soon();
});

afterEach(() => {
  render(null, page);
  vi.useRealTimers();
});

function aScanner(): Scanner {
  const none = () => Promise.resolve();
  return {
    ...{ state: signal({ kind: 'on' }), decoderReady: signal(true), cameras: signal([]), cameraId: signal(null) },
    ...{ torch: signal(null), zoom: signal(null), stranger, start: none, stop: () => undefined, chooseCamera: none, setTorch: none, setZoom: none },
    onText: (listener: (text: string) => boolean) => ((hear = listener), () => undefined),
    ...{ listenAfresh: () => undefined, next, readPicture: () => Promise.resolve(null) },
  } as unknown as Scanner;
}

function aPhone(): Phone {
  const device = { id: 1, label: '', person: '', venueId: 1, venue: 'Médiathèque', commune: 'Cenon', services: ['safe_use'] };
  return {
    ...{ device: signal(device), service: signal('safe_use'), network: signal('ok'), waiting: signal(0), rejected: signal([]), decided: signal([]) },
    ...{ lastSafeCopy: signal(null), persisted: signal(null), lines, total: signal({ scans: 0, netCents: 0, unknown: 0 }) },
    redeem: () => Promise.resolve(verdict),
    check: () => Promise.resolve({ ...NOTHING, state: 'redeemable', confirmed: true }),
    onUpgrade: (listener: (verdict: Verdict) => void) => ((upgrade = listener), () => undefined),
  } as unknown as Phone;
}

const soon = () => vi.advanceTimersByTimeAsync(50);
const card = () => page.querySelector('.verdict');
const word = () => card()?.querySelector('.verdict__word')?.textContent;
const isStrip = () => card()?.classList.contains('verdict--strip');
const press = async (name: string) => {
  [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)?.click();
  await soon();
};
const scan = async (text = PASS) => {
  hear(text);
  await soon();
};
const aim = async (text: string | null) => {
  stranger.value = text;
  await soon();
};

test('a verdict becomes a strip after three seconds, a card again at a tap, and closes at the next tap', async () => {
  await scan();
  await vi.advanceTimersByTimeAsync(LARGE_MS - 200);
  expect([word(), isStrip()]).toEqual(['Accepté', false]);
  await vi.advanceTimersByTimeAsync(300);
  expect([word(), isStrip()]).toEqual(['Accepté', true]);

  (card() as HTMLElement).click();
  await vi.advanceTimersByTimeAsync(2 * LARGE_MS);
  expect([word(), isStrip()]).toEqual(['Accepté', false]);

  (card() as HTMLElement).click();
  await soon();
  expect(card()).toBeNull();
  expect(next).toHaveBeenCalledTimes(1);
});

test('"Suivant" on a strip closes it and tells the scanner', async () => {
  await scan();
  await vi.advanceTimersByTimeAsync(LARGE_MS);
  await press('Suivant');

  expect(card()).toBeNull();
  expect(next).toHaveBeenCalledTimes(1);
});

test.each([
  [MENU, 'Pas un pass'],
  [COVER, 'Couverture'],
])('a stranger replaces the last accepted verdict: %s', async (text, told) => {
  await scan();
  await aim(text);
  expect([word(), isStrip()]).toEqual([told, false]);
  expect(page.textContent).not.toContain('9,60');

  await aim(null);
  expect(word()).toBe(told);
});

test('a code that one frame does not read is not shown again', async () => {
  await aim(MENU);
  const before = card();
  await vi.advanceTimersByTimeAsync(LARGE_MS);
  await aim(null);
  await aim(MENU);

  expect(card()).toBe(before);
  expect(isStrip()).toBe(true);
});

test('a refusal is not replaced until it is a strip; then the stranger aimed at is shown', async () => {
  verdict = REFUSED;
  await scan();
  await aim(MENU);
  expect(word()).toBe('Refusé');

  await vi.advanceTimersByTimeAsync(LARGE_MS);
  expect(word()).toBe('Pas un pass');
});

test('a voucher replaces a stranger', async () => {
  await aim(MENU);
  await aim(null);
  await scan();

  expect(word()).toBe('Accepté');
});

test('a voucher that another host signed belongs to another scheme and is not called forged', async () => {
  verdict = { ...REFUSED, reason: 'bad_signature' };
  await scan(`https://autre.example/V/${TOKEN}`);

  expect(word()).toBe('Autre dispositif');
});

test('after an undo the card says so, without an amount', async () => {
  await scan();
  lines.value = [{ scanId: 'a', status: 'reversing', position: 3, booklet: '1-42', scannedAt: new Date(), first: null, race: null } as Line];
  await soon();

  expect(word()).toBe('Annulé');
  expect(card()?.textContent).toContain('Rendez le pass');
  expect(card()?.textContent).not.toContain('9,60');
});

test('a confirmation by the server leaves a strip a strip', async () => {
  verdict = { ...ACCEPTED, kind: 'accepted_offline' };
  await scan();
  await vi.advanceTimersByTimeAsync(LARGE_MS);
  upgrade(ACCEPTED);
  await soon();

  expect([word(), isStrip()]).toEqual(['Accepté', true]);
});

test('a voucher that a test found usable is redeemed by its button', async () => {
  await press('Tester');
  await scan();
  await vi.advanceTimersByTimeAsync(LARGE_MS);
  expect([word(), isStrip()]).toEqual(['Utilisable', true]);

  await press('Encaisser ce pass');
  expect(word()).toBe('Accepté');
});
