/** The real decoder on generated frames. */
import { beforeAll, describe, expect, test } from 'vitest';
import { Hearing } from '../../src/scan/hearing';
import { CUTS, type Pass } from '../../src/scan/passes';
import { coversMiddle, middleOf } from '../../src/scan/sight';
import { codesIn } from '../../src/scan/worker/read';
import { diceOf } from '../chance';
import { codeAt } from './codes';
import { lured, measure, prepared } from './hard/measure';
import { sheetFrame } from './hard/page';
import { drawnOf, type Grey, repaint, sprinkle } from './hard/pixels';
import { type Symbol, symbolOf } from './hard/symbol';
import { middleOn, NUMBERS } from './sheet';

const LONG_MS = 300_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.split('');
/** Two frames of each kind and height. */
const SOME = Array.from({ length: 36 }, (_, number) => number);
const FEW = SOME.slice(0, 18);
const ACROSS = { width: 1040, height: 640 };
const UPRIGHT = { width: 640, height: 1040 };

let symbols: readonly Symbol[];
let tickets: readonly Symbol[];

beforeAll(async () => {
  symbols = await prepared();
  const texts = NUMBERS.map((number) => `HTTPS://PASS.EXAMPLE/V/${Array.from({ length: 120 }, (_, at) => diceOf(number * 999 + at).oneOf(LETTERS)).join('')}`);
  tickets = await Promise.all(texts.map(symbolOf));
}, LONG_MS);

const read = (grey: Grey, pass: Pass = 'whole') => codesIn(drawnOf(grey, CUTS[pass]), pass);

test('hard frames are read at least as often as when this was set, and none is read wrongly', async () => {
  const { now, before } = await measure(symbols, SOME);

  expect(now.read).toBeGreaterThanOrEqual(before.read + 2);
  expect(now.read).toBeGreaterThanOrEqual(26);
  expect(now.wrong).toBe(0);
}, LONG_MS);

test('what looks like a code but is none is never read', async () => {
  const { now } = await lured(symbols, FEW);

  expect(now).toMatchObject({ read: 0, wrong: 0 });
}, LONG_MS);

describe('over an uncut sheet', () => {
  const frame = (number: number, hidden: number[], seed: number, size = ACROSS): Grey => {
    const [dice, { x, y }] = [diceOf(seed), middleOn(number)];
    const at = { x: x + dice.between(-4, 4), y: y + dice.between(-4, 4) };
    const grey = sheetFrame(tickets, { scale: 4.5, turn: dice.between(-0.1, 0.1), at }, size, hidden);
    sprinkle(grey, dice, 5);
    return grey;
  };

  test('all codes in view are found, with their positions', async () => {
    const codes = await read(frame(6, [], 1));
    const aimed = codes.filter(({ corners }) => coversMiddle(corners));

    expect(new Set(codes.map(({ text }) => text))).toEqual(new Set(tickets.slice(2, 8).map(({ text }) => text)));
    expect(aimed.map(({ text }) => text)).toEqual([tickets[5]?.text]);
  }, LONG_MS);

  test('each pass finds the same position', async () => {
    const grey = frame(6, [], 2);
    const [whole, ...others] = await Promise.all((['whole', 'middle', 'inverted', 'histogram'] as const).map((pass) => read(grey, pass)));
    const placeOf = (codes: typeof whole) => middleOf((codes?.find(({ text }) => text === tickets[5]?.text) ?? codeAt('', 9e9)).corners);
    for (const other of others) {
      expect(Math.abs(placeOf(other).x - placeOf(whole).x)).toBeLessThan(3);
      expect(Math.abs(placeOf(other).y - placeOf(whole).y)).toBeLessThan(3);
    }
  }, LONG_MS);

  test.each([
    ['held upright', 6, [], UPRIGHT, [6]],
    ['held across', 3, [8], ACROSS, [3]],
    ['with a thumb over the one aimed at', 6, [6], UPRIGHT, []],
  ])('%s, the voucher aimed at is taken and no other', async (_name, number, hidden, size, expected) => {
    const taken: string[] = [];
    const hearing = new Hearing((text) => text.startsWith('HTTPS'));
    hearing.listeners.add((text) => taken.push(text) > 0);
    for (let seed = 0; seed < 5; seed += 1) {
      hearing.hear(await read(frame(number, hidden, seed, size)), { x: size.width / 2, y: size.height / 2 }, seed * 100);
    }

    expect(taken).toEqual(expected.map((each) => tickets[each - 1]?.text));
  }, LONG_MS);

  test('a code that is light on dark is read by the pass for it only', async () => {
    const grey = frame(6, [], 3);
    repaint(grey, (value) => 255 - value);
    const isRead = async (pass: Pass) => (await read(grey, pass)).some(({ text }) => text === tickets[5]?.text);

    expect(await isRead('whole')).toBe(false);
    expect(await isRead('inverted')).toBe(true);
  }, LONG_MS);
});
