/** What counts as bent: one operator or constant of what runs, and nothing else. */
import { expect, test } from 'vitest';
import { bends } from './bending';

const names = (source: string): string[] => bends(source).map(({ name }) => name);

test('each operator and constant is bent once', () => {
  const source = `
    /** A comment: 1 < 2. */
    import { other } from './other';
    const LIMIT: 5 | 'five' = 5;
    export function isAllowed(count: number | null, strict = true): boolean {
      if (strict && count !== null) return count <= LIMIT;
      return !other(count ?? 'none');
    }
  `;

  expect(names(source)).toEqual([
    'module: 5 -> (5 + 1)',
    'isAllowed: true -> false',
    'isAllowed: && -> ||',
    'isAllowed: !== -> ===',
    'isAllowed: <= -> <',
    'isAllowed: !other(count ?? \'none\') -> (other(count ?? \'none\'))',
    'isAllowed: count ?? \'none\' -> ((count) && (\'none\'))',
    'isAllowed: \'none\' -> \'~none\'',
  ]);
});

test('a bent module differs in that one place', () => {
  const codes = bends('const limit = 5;\nconst low = (n) => n < limit;').map(({ code }) => code);

  expect(codes).toEqual(['const limit = (5 + 1);\nconst low = (n) => n < limit;', 'const limit = 5;\nconst low = (n) => n <= limit;']);
});

test('what an if asks is bent where it has no operator', () => {
  expect(names('if (ready()) go();')).toEqual(['module: ready() -> !(ready())']);
});

test('a pattern is bent so that it matches nothing it matched', () => {
  expect(names('const code = /^[a-z]+$/i;')).toEqual(['module: /^[a-z]+$/i -> /^[a-z]+$~/i']);
});

test('a mutant is named after its function, whatever it stands in', () => {
  expect(names('class Clock { now() { return 1; } }\nconst later = () => { const soon = () => 2; };')).toEqual([
    'Clock.now: 1 -> (1 + 1)',
    'later.soon: 2 -> (2 + 1)',
  ]);
});
