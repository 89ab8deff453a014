/** Block names are global in a page, and a loaded sheet stays: each block is styled in one file only. */
import { expect, test } from 'vitest';
import { SHEETS } from './tree';

const ofWallet = (file: string): boolean => file.startsWith('wallet/');
/** Pages rendered by the server have one sheet; those of `solvency/` and `front/` are in several files. */
const ofServer = (file: string): boolean => file === 'wallet/voucher.css' || file.startsWith('solvency/') || file.startsWith('front/');

const PAGES: [string, readonly [string, string][]][] = [
  ['the application', SHEETS.filter(([file]) => !ofWallet(file) && !ofServer(file))],
  ['the booklet', SHEETS.filter(([file]) => (ofWallet(file) || file.startsWith('ui/')) && !ofServer(file))],
];

const selectorsOf = (css: string): string[] =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)]
    .flatMap(([, selectors]) => (selectors ?? '').split(/,(?![^(]*\))/))
    .map((selector) => selector.trim());

/** The block that a selector styles: `.line--refused .line__status` styles `line`; `.stage > .verdict` places one block in another and styles none. */
function blockOf(selector: string): string | null {
  if (!selector.startsWith('.')) return null;
  const blocks = new Set([...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name?.split(/__|--/)[0]));
  const [only] = blocks;
  return blocks.size === 1 && only !== undefined ? only : null;
}

test.each(PAGES)('in %s each block is styled in one file', (_, sheets) => {
  const files = new Map<string, Set<string>>();
  for (const [file, css] of sheets) {
    for (const block of selectorsOf(css).map(blockOf)) {
      if (block !== null) files.set(block, (files.get(block) ?? new Set()).add(file));
    }
  }

  expect(files.size).toBeGreaterThan(20);
  expect([...files].filter(([, own]) => own.size > 1).map(([block, own]) => [block, ...own])).toEqual([]);
});

test('a selector styles its own block, not one that it places', () => {
  expect(selectorsOf('.line .line__end,\n.line { a: b }\n@media (x) { .line--late { a: b } }').map(blockOf)).toEqual(['line', 'line', null, 'line']);
  expect(selectorsOf('.stage > .verdict { a: b } details .button { a: b }').map(blockOf)).toEqual([null, null]);
});
