/** A file that is refused opens a page that says why; with `download` on its link the browser would only say "failed". */
import { expect, test } from 'vitest';
import { SOURCES } from './tree';

test('no link to a file of the server has the attribute download', () => {
  const found = SOURCES.flatMap(([file, code]) => [...code.matchAll(/<a\b[^]*?>/g)].filter(([tag]) => /\sdownload\b/.test(tag)).map(([tag]) => `${file}: ${tag}`));

  expect(found).toEqual([]);
});
