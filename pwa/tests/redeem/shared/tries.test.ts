import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Connection } from '../../../src/outbox/connection';
import { openStore } from '../../../src/redeem/store';
import { fail, FREE, type KeptTries, leftOf, pauseAfter, settle, succeed, Tries } from '../../../src/redeem/shared/tries';
import { diceOf } from '../../chance';
import { DAY, NOON } from '../../factories';
import { stubPage } from '../../outbox/page';

const LEA = 7;
const ALI = 8;
const SALT = 'c2FsdA==';
const MINUTE = 60_000;

describe('the pause', () => {
  test('comes after five tries, doubles, and is never longer than 15 minutes', () => {
    const pauses = [1, 4, 5, 6, 7, 8, 9, 10, 11, 1000].map((failed) => pauseAfter(failed, FREE.person) / 1000);

    expect(pauses).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  test('makes ten thousand tries last three months', () => {
    let waited = 0;
    for (let failed = 1; failed <= 10_000; failed++) waited += pauseAfter(failed, FREE.person);

    expect(waited / DAY).toBeGreaterThan(100);
  });

  test('of the phone holds for somebody who never tried, after fifteen tries of others', () => {
    let tries: KeptTries = {};
    for (let person = 1; person <= FREE.phone; person++) tries = fail(tries, person, SALT);

    expect(leftOf(tries, 99, SALT)).toBe(30_000);
  });

  test('of one person leaves the others free', () => {
    let tries: KeptTries = {};
    for (let count = 0; count < FREE.person; count++) tries = fail(tries, LEA, SALT);

    expect(leftOf(tries, LEA, SALT)).toBe(30_000);
    expect(leftOf(tries, ALI, SALT)).toBe(0);
  });

  test('ends with the right PIN, and for a new one', () => {
    let tries: KeptTries = {};
    for (let count = 0; count < FREE.person; count++) tries = fail(tries, LEA, SALT);

    expect(leftOf(tries, LEA, 'bmV3')).toBe(0);
    expect(leftOf(succeed(tries, LEA), LEA, SALT)).toBe(0);
  });
});

describe('what is left', () => {
  const stored: KeptTries = { [LEA]: { failed: 5, left_ms: 30_000, salt: SALT } };

  test('goes down by what this page measured', () => {
    expect(leftOf(settle(stored, { tries: stored, at: 1000 }, 11_000), LEA, SALT)).toBe(20_000);
  });

  test('stands as it is for a page that did not see it before', () => {
    expect(leftOf(settle(stored, { tries: {}, at: 0 }, 1e9), LEA, SALT)).toBe(30_000);
  });

  test('after a newer failure in another tab is that failure’s', () => {
    const newer = fail(stored, LEA, SALT);

    expect(leftOf(settle(newer, { tries: stored, at: 0 }, 1e9), LEA, SALT)).toBe(60_000);
  });

  test('never grows and never goes down faster than time, however many pages look, in whatever order', () => {
    const dice = diceOf(20261130);
    for (let round = 0; round < 200; round++) {
      let kept = stored;
      let now = 0;
      const pages: { tries: KeptTries; at: number }[] = [1, 2, 3].map(() => ({ tries: {}, at: 0 }));
      for (let look = 0; look < 40; look++) {
        now += dice.between(0, 2000);
        const page = Math.floor(dice.between(0, 3));
        const before = leftOf(kept, LEA, SALT);
        // A reload: the page has seen nothing.
        const seen = dice.isTrue(0.2) ? { tries: {}, at: now } : (pages[page] ?? { tries: {}, at: 0 });
        kept = settle(kept, seen, now);
        pages[page] = { tries: kept, at: now };
        const after = leftOf(kept, LEA, SALT);
        expect(after).toBeLessThanOrEqual(before);
        expect(after).toBeGreaterThanOrEqual(Math.max(0, 30_000 - now) - 0.001);
      }
    }
  });
});

describe('kept in the phone', () => {
  let steady = 0;
  const open = () => new Tries(new Connection(openStore), () => steady);

  beforeEach(() => {
    stubPage(() => Promise.reject(new Error('no network')));
    steady = 0;
  });
  afterEach(() => vi.useRealTimers());

  const fiveWrong = async (tries: Tries): Promise<void> => {
    for (let count = 0; count < FREE.person; count++) expect(await tries.begin(LEA, SALT)).toBe(true);
  };

  test('a reload does not free, and a try cut off by closing the page was counted', async () => {
    await fiveWrong(open());

    expect(await open().begin(LEA, SALT)).toBe(false);
    expect(await open().left(LEA, SALT)).toBe(30_000);
  });

  test('the right PIN makes the next one free', async () => {
    const tries = open();
    await fiveWrong(tries);
    steady += 30_000;
    expect(await tries.begin(LEA, SALT)).toBe(true);
    await tries.succeed(LEA);

    await fiveWrong(tries);
  });

  test.each([
    ['set forward by a year', 365 * DAY],
    ['set back by a year', -365 * DAY],
    ['set forward by an hour', 60 * MINUTE],
  ])('a clock %s changes nothing', async (_name, offset) => {
    const tries = open();
    await fiveWrong(tries);
    vi.setSystemTime(NOON + offset);
    steady += 10_000;

    expect(await tries.left(LEA, SALT)).toBe(20_000);
    expect(await open().left(LEA, SALT)).toBe(20_000);
  });

  test('after the pause there is one try, then a longer pause', async () => {
    const tries = open();
    await fiveWrong(tries);
    steady += 30_000;
    expect(await tries.begin(LEA, SALT)).toBe(true);

    expect(await tries.left(LEA, SALT)).toBe(60_000);
  });
});
