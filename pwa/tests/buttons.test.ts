/** In a row of buttons the act is the last, and there is one at most (docs/decisions/button-rule.md). */
import { expect, test } from 'vitest';
import { SOURCES } from './tree';

const ROW = /^( *)<(\w+)[^\n]*button-row[^\n]*>\n(.*?)^\1<\/\2>/gms;
const BUTTON = /<(?:Button|a|Link)\b(?:[^>]|=>)*>/g;
const ACT = /\bkind=(?:"(?:main|danger)"|\{[^}]*'(?:main|danger)'[^}]*\})/;

/** The rows of a file, each as whether its buttons are acts. */
function rowsOf(code: string): boolean[][] {
  return [...code.matchAll(ROW)].map(([, , , inside]) => [...(inside ?? '').matchAll(BUTTON)].map(([button]) => ACT.test(button)));
}

test('the act is the last of its row, and the only one', () => {
  const rows = SOURCES.flatMap(([file, code]) => rowsOf(code).map((acts) => ({ file, acts })));

  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter(({ acts }) => acts.slice(0, -1).includes(true)).map(({ file }) => file)).toEqual([]);
});

test('an act before another button is found', () => {
  const row = `<div class="button-row">\n  <Button kind="main" onPress={() => go()}>a</Button>\n  <a class="button" href="/">b</a>\n</div>`;

  expect(rowsOf(row)).toEqual([[true, false]]);
});
