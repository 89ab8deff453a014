import { expect, test } from 'vitest';
import { Repeats } from '../../src/scan/repeats';

test('a code is heard once, however long it stays in view', () => {
  const repeats = new Repeats();
  const heard = Array.from({ length: 200 }, (_, frame) => repeats.isNew('A', frame * 50));

  expect(heard.filter(Boolean)).toHaveLength(1);
});

test('a code is heard again five seconds after it left', () => {
  const repeats = new Repeats();
  repeats.isNew('A', 0);
  expect(repeats.isNew('A', 4_999)).toBe(false);
  expect(repeats.isNew('A', 9_999)).toBe(true);
});

test('another code is heard at once, and the first one stays silent', () => {
  const repeats = new Repeats();
  repeats.isNew('A', 0);
  expect(repeats.isNew('B', 50)).toBe(true);
  expect(repeats.isNew('A', 100)).toBe(false);
});
