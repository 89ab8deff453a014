import { describe, expect, test } from 'vitest';
import { Hearing } from '../../src/scan/hearing';
import type { Code, Reach } from '../../src/scan/sight';
import { type Dice, diceOf } from '../chance';
import { codeAt } from './codes';
import { codesOf, middleOn, NUMBERS } from './sheet';

const FRAME = { x: 640, y: 360 };
const nameOf = (number: number): string => `pass ${number}`;

/** A phone over codes: what each frame shows, and what was taken. */
class Desk {
  readonly taken: string[] = [];
  readonly hearing = new Hearing((text) => text.startsWith('pass'));
  nowMs = 0;
  private readonly _reach: Reach;

  constructor(reach: Reach = FRAME, accepts = true) {
    this._reach = reach;
    this.hearing.listeners.add((text) => this.taken.push(text) > 0 && accepts);
  }

  see(codes: readonly Code[], frames = 1, everyMs = 50): this {
    for (let n = 0; n < frames; n += 1) this.hearing.hear(codes, this._reach, (this.nowMs += everyMs));
    return this;
  }
}

/** The codes in view over a sheet at 4 pixels per millimetre, three rows high, with a code in the middle. */
const sheet = (number: number, hidden: readonly number[] = []): Code[] =>
  codesOf({ scale: 4, turn: 0, at: middleOn(number) }, FRAME, nameOf).filter(({ text }) => !hidden.map(nameOf).includes(text));

describe('one code in view', () => {
  test('is taken once it was seen on two frames', () => {
    expect(new Desk().see([codeAt('pass 1')]).taken).toEqual([]);
    expect(new Desk().see([codeAt('pass 1')], 2).taken).toEqual(['pass 1']);
  });

  test('that is seldom read is taken too', () => {
    const desk = new Desk();
    for (let n = 0; n < 2; n += 1) desk.see([codeAt('pass 1')]).see([], 7);

    expect(desk.taken).toEqual(['pass 1']);
  });

  test.each([
    [260, 0],
    [0, -300],
    [125, 125],
  ])('that is %i and %i pixels beside the middle is not aimed at', (x, y) => {
    expect(new Desk().see([codeAt('pass 1', x, y)], 40).taken).toEqual([]);
  });

  test('is also aimed at by its white border', () => {
    expect(new Desk().see([codeAt('pass 1', 115, 0)], 2).taken).toEqual(['pass 1']);
  });

  test('is not taken again while it is in view, nor for five seconds after', () => {
    const desk = new Desk().see([codeAt('pass 1')], 200).see([], 90).see([codeAt('pass 1')], 2);
    expect(desk.taken).toEqual(['pass 1']);
    expect(desk.see([], 110).see([codeAt('pass 1')], 2).taken).toEqual(['pass 1', 'pass 1']);
  });

  test('that no listener took is offered again', () => {
    expect(new Desk(FRAME, false).see([codeAt('pass 1')], 4).taken).toHaveLength(3);
  });
});

describe('several codes in view', () => {
  test('the one in the middle is taken, and no other while that is seen', () => {
    const desk = new Desk().see(sheet(6), 10);
    for (const number of [8, 4, 5, 7]) desk.see(codesOf({ scale: 3, turn: 0, at: middleOn(number) }, FRAME, nameOf), 40);

    expect(desk.taken).toEqual(['pass 6']);
  });

  test('a neighbour is not taken while the code aimed at is hidden', () => {
    expect(new Desk().see(sheet(6, [6]), 100).taken).toEqual([]);
  });

  test('a neighbour that passes the middle is not taken', () => {
    const desk = new Desk().see(sheet(10), 2).see(sheet(8), 3).see(sheet(6), 6);

    expect(desk.taken).toEqual(['pass 6']);
  });

  test('frames with a gap between them do not count as consecutive', () => {
    const desk = new Desk();
    for (let n = 0; n < 8; n += 1) desk.see(sheet(6)).see(sheet(6, [6]));

    expect(desk.taken).toEqual([]);
  });
});

describe('after a code was taken', () => {
  const taken = (): Desk => new Desk().see(sheet(6), 10);

  test.each([
    ['one frame without it', 1],
    ['a second in which it is hidden', 20],
    ['three seconds in which it is hidden', 60],
  ])('%s does not release it: the neighbour in the middle is not taken', (_name, frames) => {
    expect(taken().see(sheet(8, [6]), frames).taken).toEqual(['pass 6']);
  });

  test('a second without any code does not release it', () => {
    expect(taken().see([], 20).see(sheet(8), 20).taken).toEqual(['pass 6']);
  });

  test('a code of another sheet must be aimed at for half a second', () => {
    const other = [codeAt('pass 11'), codeAt('pass 12', 300)];
    expect(taken().see(other, 9).taken).toEqual(['pass 6']);
    expect(taken().see(other, 12).taken).toEqual(['pass 6', 'pass 11']);
  });

  test('the next is taken once it has left the view', () => {
    expect(taken().see(sheet(10), 15).taken).toEqual(['pass 6', 'pass 10']);
  });

  test('it has left the view when it is only in the part that the screen crops', () => {
    const desk = new Desk({ x: 150, y: 150 }).see(sheet(6), 10);

    expect(desk.see(sheet(8), 15).taken).toEqual(['pass 6', 'pass 8']);
  });

  test('and is no longer found beside its neighbours, the next is taken after some seconds', () => {
    expect(taken().see(sheet(8, [6]), 100).taken).toEqual(['pass 6', 'pass 8']);
  });

  test('and nothing was read for long, any code is a new aim', () => {
    expect(taken().see([], 50).see(sheet(8), 6).taken).toEqual(['pass 6', 'pass 8']);
  });

  test('"Suivant" allows another code at once, but not the same one', () => {
    const desk = taken();
    desk.hearing.next();
    expect(desk.see(sheet(6), 20).see(sheet(8), 6).taken).toEqual(['pass 6', 'pass 8']);
  });

  test('listenAfresh allows the code in view to be taken again', () => {
    const desk = taken();
    desk.hearing.listenAfresh();
    expect(desk.see(sheet(6), 6).taken).toEqual(['pass 6', 'pass 6']);
  });
});

describe('a code that is not meant', () => {
  test('is named within a second, once it was aimed at for a moment', () => {
    const desk = new Desk().see([codeAt('menu')], 12);
    expect(desk.hearing.stranger.value).toBeNull();
    expect(desk.see([codeAt('menu')], 6).hearing.stranger.value).toBe('menu');
    expect(desk.taken).toEqual([]);
  });

  test('is named even beside a voucher, which is not taken', () => {
    const desk = new Desk().see([codeAt('menu'), codeAt('pass 1', 300)], 18);
    expect(desk.hearing.stranger.value).toBe('menu');
    expect(desk.taken).toEqual([]);
  });

  test('is still named when one frame does not read it, and no longer when it has left', () => {
    const desk = new Desk().see([codeAt('menu')], 18).see([], 4);
    expect(desk.hearing.stranger.value).toBe('menu');
    expect(desk.see([], 10).hearing.stranger.value).toBeNull();
  });

  test.each([
    ['a voucher is aimed at', (desk: Desk) => void desk.see([codeAt('pass 1')])],
    ['it is beside the middle', (desk: Desk) => void desk.see([codeAt('menu', 300)], 14)],
    ['"Suivant" was pressed', (desk: Desk) => desk.hearing.next()],
    ['the camera is off', (desk: Desk) => desk.hearing.close()],
  ])('is no longer named when %s', (_name, happen) => {
    const desk = new Desk().see([codeAt('menu')], 18);
    happen(desk);
    expect(desk.hearing.stranger.value).toBeNull();
  });
});

/** Half widths and half heights of camera frames, in pixels: landscape and portrait. */
const FRAMES: readonly Reach[] = [
  { x: 320, y: 240 },
  { x: 240, y: 320 },
  { x: 640, y: 360 },
  { x: 360, y: 640 },
  { x: 960, y: 540 },
  { x: 540, y: 960 },
];

interface Aim {
  readonly number: number;
  readonly taken: readonly string[];
  readonly isEasy: boolean;
}

/** Six seconds over a sheet with a shaking hand, jolts, unread codes and codes hidden for good. */
function holdOver(dice: Dice): Aim {
  const frame = dice.oneOf(FRAMES);
  const number = dice.oneOf(NUMBERS);
  const sideMm = (28 * 41) / 49;
  const scale = (Math.min(frame.x, frame.y) * dice.between(0.12, 0.9)) / sideMm;
  const [turn, shakeMm] = [dice.oneOf([0, Math.PI / 2, Math.PI, -0.3, 0.1]), dice.between(0, 0.45) * sideMm];
  const [isRead, everyMs] = [dice.between(0.3, 1), dice.between(50, 250)];
  const hidden = NUMBERS.filter(() => dice.isTrue(0.2));
  const desk = new Desk(dice.oneOf([frame, { x: Math.min(frame.x, frame.y), y: Math.min(frame.x, frame.y) }]));
  for (let isJolted = false; desk.nowMs < 6_000; ) {
    isJolted = !isJolted && dice.isTrue(0.05);
    const [reachX, reachY] = isJolted ? [110, 120] : [shakeMm, shakeMm];
    const { x, y } = middleOn(number);
    const at = { x: x + dice.between(-reachX, reachX), y: y + dice.between(-reachY, reachY) };
    const shown = codesOf({ scale, turn, at }, frame, nameOf);
    desk.see(shown.filter(({ text }) => !hidden.map(nameOf).includes(text) && dice.isTrue(isRead)), 1, everyMs);
  }
  return { number, taken: desk.taken, isEasy: isRead > 0.8 && !hidden.includes(number) };
}

test('over any sheet and with any hand, the code aimed at is taken and never a neighbour', () => {
  const aims = Array.from({ length: 2_000 }, (_, seed) => holdOver(diceOf(seed)));

  expect(aims.filter(({ number, taken }) => taken.length > 1 || taken.some((text) => text !== nameOf(number)))).toEqual([]);
  expect(aims.filter(({ isEasy }) => isEasy).length).toBeGreaterThan(400);
  expect(aims.filter(({ isEasy, taken }) => isEasy && taken.length === 0)).toEqual([]);
});
