import { expect, test } from 'vitest';
import { labelledWeeks, namedWeeks } from '../../src/sponsor/weeks';

const mondays = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => new Date(Date.UTC(2026, 0, 5 + 7 * index)).toISOString().slice(0, 10));

test('of few columns all are labelled', () => {
  expect([...labelledWeeks([1, 2, 3])]).toEqual([0, 1, 2]);
});

test('of many columns the highest and the last are labelled, unless they would touch', () => {
  expect([...labelledWeeks([0, 9, 1, 1, 1, 1, 1, 1, 1, 3])]).toEqual([1, 9]);
  expect([...labelledWeeks([0, 1, 1, 1, 1, 1, 1, 1, 9, 3])]).toEqual([8]);
});

test('a withheld last week has no label', () => {
  expect([...labelledWeeks([0, 9, 1, 1, 1, 1, 1, 1, 1, null])]).toEqual([1]);
});

test('months are named at their first week, if there is room for the word', () => {
  expect([...namedWeeks(mondays(17))]).toEqual([0, 4, 8, 13]);
  expect(namedWeeks(mondays(53)).size).toBe(4);
  expect([...namedWeeks(mondays(1))]).toEqual([0]);
});
