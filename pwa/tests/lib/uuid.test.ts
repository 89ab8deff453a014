import { expect, test, vi } from 'vitest';
import { uuid } from '../../src/lib/uuid';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test.each(['of the browser', 'made here'])('random ids %s have the same shape and differ', (how) => {
  const { crypto } = globalThis;
  if (how === 'made here') vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });

  const made = Array.from({ length: 500 }, uuid);

  expect(made.filter((id) => !SHAPE.test(id))).toEqual([]);
  expect(new Set(made).size).toBe(500);
});
