import { expect, test } from 'vitest';

test('the toolchain runs tests', () => {
  expect(1 + 1).toBe(2);
});
