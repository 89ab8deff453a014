/** A file that says it is pure is: no clock, no chance, no page, no storage, no network, by itself or by what it imports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SRC = new URL('../src/', import.meta.url);
const SAYS_SO = /^\/\*\*[^*]*\bPure\b/;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;
/** What is imported as a type alone is gone when the code runs. */
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

/** All that runs when a file is used: itself, what it imports, and so on. */
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

test.each(claims)('%s says that it is pure, and is', (file) => {
  expect(outside(file)).toEqual([]);
});

test('what decides on the screen of a scan says that it is pure', () => {
  expect(claims).toEqual(expect.arrayContaining(['redeem/verdicts.ts', 'scan/aim.ts', 'scan/taken.ts']));
});

test('what reads the clock is found out, and who imports it', () => {
  expect(outside('outbox/clock.ts')).toContain('outbox/clock.ts: Date.now');
  expect(outside('redeem/phone.ts')).toContain('outbox/clock.ts: Date.now');
});
