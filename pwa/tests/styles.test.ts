/** Names of blocks are global in a page, and a sheet stays once it was loaded: a block is styled in one file. */
import { expect, test } from 'vitest';
import { SHEETS } from './tree';

const ofWallet = (file: string): boolean => file.startsWith('wallet/');
/** What the server writes has one sheet, `solvency/` in three files. */
const ofServer = (file: string): boolean => file === 'wallet/voucher.css' || file.startsWith('solvency/');

const PAGES: [string, readonly [string, string][]][] = [
  ['the application', SHEETS.filter(([file]) => !ofWallet(file) && !ofServer(file))],
  ['the booklet', SHEETS.filter(([file]) => (ofWallet(file) || file.startsWith('ui/')) && !ofServer(file))],
];

const selectorsOf = (css: string): string[] =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)]
    .flatMap(([, selectors]) => (selectors ?? '').split(/,(?![^(]*\))/))
    .map((selector) => selector.trim());

/** `.line--refused .line__status` is about the block `line`; `.stage > .verdict` places one in another, and is about none. */
function blockOf(selector: string): string | null {
  if (!selector.startsWith('.')) return null;
  const blocks = new Set([...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name?.split(/__|--/)[0]));
  const [only] = blocks;
  return blocks.size === 1 && only !== undefined ? only : null;
}

test.each(PAGES)('in %s each block has one file', (_, sheets) => {
  const files = new Map<string, Set<string>>();
  for (const [file, css] of sheets) {
    for (const block of selectorsOf(css).map(blockOf)) {
      if (block !== null) files.set(block, (files.get(block) ?? new Set()).add(file));
    }
  }

  expect(files.size).toBeGreaterThan(20);
  expect([...files].filter(([, own]) => own.size > 1).map(([block, own]) => [block, ...own])).toEqual([]);
});

test('a selector is about its own block, not about one that it places', () => {
  expect(selectorsOf('.line .line__end,\n.line { a: b }\n@media (x) { .line--late { a: b } }').map(blockOf)).toEqual(['line', 'line', null, 'line']);
  expect(selectorsOf('.stage > .verdict { a: b } details .button { a: b }').map(blockOf)).toEqual([null, null]);
});
