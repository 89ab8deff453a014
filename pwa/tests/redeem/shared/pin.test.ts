import { describe, expect, test } from 'vitest';
import { isRight } from '../../../src/redeem/shared/pin';
import { readRoster } from '../../../src/redeem/shared/roster';

/** The same vector as `tests/pins/test_pins.py`: PIN 2580, salt 0 to 15, 1000 rounds. */
const VERIFIER = '85da899b998b59b08ed14c3f8e9556d1025002064b6d360e8e44ecebb287436d';
const PIN = {
  salt: btoa(String.fromCharCode(...Array(16).keys())),
  rounds: 1000,
  verifier: btoa(String.fromCharCode(...(VERIFIER.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))),
};

test('the PIN that the server made a verifier of is right, and no other', async () => {
  expect(await isRight('2580', PIN)).toBe(true);
  for (const wrong of ['2581', '0000', '258', '25800', '']) expect(await isRight(wrong, PIN)).toBe(false);
});

test('with another salt the same PIN is wrong', async () => {
  expect(await isRight('2580', { ...PIN, salt: btoa('another salt 16b') })).toBe(false);
});

describe('a roster', () => {
  test('tells who has no PIN yet', () => {
    const people = [{ id: 7, name: 'Léa', pin: PIN, more: 1 }, { id: 8, name: 'Ali', pin: null }];

    expect(readRoster(people)).toEqual([{ id: 7, name: 'Léa', pin: PIN }, { id: 8, name: 'Ali', pin: null }]);
  });

  test.each([null, undefined, {}, 'x', [{ id: 7 }]])('that is none (%j) is empty', (people) => {
    expect(readRoster(people)).toEqual([]);
  });
});
