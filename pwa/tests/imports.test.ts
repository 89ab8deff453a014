/** Imports go down: screens → redeem → verify → lib; the service worker knows no page. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SRC = new URL('../src/', import.meta.url);
const MAY_IMPORT: Record<string, readonly string[]> = {
  lib: [],
  sw: [],
  verify: ['lib'],
  api: ['lib', 'verify'],
  scan: ['lib', 'verify'],
  outbox: ['lib', 'api'],
  redeem: ['lib', 'verify', 'api', 'outbox'],
  handover: ['lib', 'api', 'outbox'],
};
/** Shapes of the wire are nobody's code: all may name them. */
const TYPES_OF_THE_WIRE = /import type [^;]*'\.\.\/api\/shapes'/g;
const IMPORTED = /from '\.\.\/([a-z]+)\//g;

test.each(Object.entries(MAY_IMPORT))('%s imports only %j', (folder, allowed) => {
  const found = new Set<string>();
  for (const file of readdirSync(new URL(folder, SRC), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const code = readFileSync(new URL(`${folder}/${file}`, SRC), 'utf8').replace(TYPES_OF_THE_WIRE, '');
    for (const [, imported] of code.matchAll(IMPORTED)) found.add(imported ?? '');
  }

  expect([...found].filter((imported) => imported !== folder && !allowed.includes(imported))).toEqual([]);
});
