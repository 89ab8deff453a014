/** A file that is said to be pure uses no clock, chance, page, storage or network, nor imports a file that does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SRC = new URL('../src/', import.meta.url);
const SAYS_SO = /^\/\*\*[^*]*\bPure\b/;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;
/** Type imports do not exist at run time. */
const IMPORTS = /^import (?!type\b)[^;]*?'(\.[^']+)'/gm;
const OUTSIDE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|(?<![\w.'#-])(?:performance|crypto|document|window|location|navigator|localStorage|sessionStorage|indexedDB|caches|fetch|setTimeout|setInterval)\b(?!['?:-])/g;

const code = (url: URL): string => readFileSync(url, 'utf8').replace(COMMENTS, '');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const claims = files.filter((file) => SAYS_SO.test(readFileSync(new URL(file, SRC), 'utf8'))).sort();

function imported(from: URL): URL[] {
  const names = [...code(from).matchAll(IMPORTS)].map(([, name = '']) => name);
  const candidates = names.map((name) => ['.ts', '.tsx', '/index.ts', ''].map((end) => new URL(name + end, from)));
  return candidates.flatMap((urls) => urls.find((url) => /\.tsx?$/.test(url.pathname) && existsSync(url)) ?? []);
}

/** A file and all that it imports, directly or through others. */
function reached(start: URL): URL[] {
  const found = new Map([[start.href, start]]);
  for (const url of found.values()) {
    for (const next of imported(url)) found.set(next.href, next);
  }
  return [...found.values()];
}

const outside = (file: string): string[] =>
  reached(new URL(file, SRC)).flatMap((url) =>
    [...code(url).matchAll(OUTSIDE)].map(([name]) => `${url.href.slice(SRC.href.length)}: ${name}`),
  );

test.each(claims)('%s is said to be pure, and is', (file) => {
  expect(outside(file)).toEqual([]);
});

test('the files that decide on a scan are said to be pure', () => {
  expect(claims).toEqual(expect.arrayContaining(['redeem/verdicts.ts', 'scan/aim.ts', 'scan/taken.ts']));
});

test('a file that reads the clock is not pure, nor is one that imports it', () => {
  expect(outside('outbox/clock.ts')).toContain('outbox/clock.ts: Date.now');
  expect(outside('redeem/phone.ts')).toContain('outbox/clock.ts: Date.now');
});
