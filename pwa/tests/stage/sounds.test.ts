import { expect, test } from 'vitest';
import { NOTES, VIBRATIONS } from '../../src/stage/sounds';

const distinct = (patterns: object) => new Set(Object.values(patterns).map((pattern) => JSON.stringify(pattern))).size;

test('no two verdicts have the same sound', () => {
  expect(distinct(NOTES)).toBe(Object.keys(NOTES).length);
});

test('no two verdicts have the same vibration', () => {
  expect(distinct(VIBRATIONS)).toBe(Object.keys(VIBRATIONS).length);
});
