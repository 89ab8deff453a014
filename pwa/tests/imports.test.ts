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

const sources = (folder: string): [string, string][] =>
  readdirSync(new URL(folder, SRC), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(new URL(`${folder}/${file}`, SRC), 'utf8')]);

test.each(Object.entries(MAY_IMPORT))('%s imports only %j', (folder, allowed) => {
  const found = new Set<string>();
  for (const [, code] of sources(folder)) {
    for (const [, imported] of code.replace(TYPES_OF_THE_WIRE, '').matchAll(IMPORTED)) found.add(imported ?? '');
  }

  expect([...found].filter((imported) => imported !== folder && !allowed.includes(imported))).toEqual([]);
});

/** Each is named as `() => import()`, for `lib/code.ts` to call: it hears a failure. */
const FETCHES = /(?<!typeof )\bimport\(/g;
const NAMED = /(?:const (\w+) = |\w+: |load=\{)\(\) => import\(/g;

test('no part of the application is fetched where nobody hears that it failed', () => {
  const found = sources('.').filter(([, code]) => {
    const named = [...code.matchAll(NAMED)];
    return named.length !== (code.match(FETCHES)?.length ?? 0) || named.some(([, name]) => name && code.includes(`${name}()`));
  });

  expect(found.map(([file]) => file)).toEqual([]);
});

/** Where a browser may have nothing, refuse or never answer, one file asks it and takes that. */
const ONLY_IN: [RegExp, readonly string[]][] = [
  [/\b(local|session)Storage\b/, ['lib/kept.ts']],
  [/\brandomUUID\b/, ['lib/uuid.ts']],
  [/\bnavigator\.locks\b|\blocks\.request\b/, ['outbox/lock.ts']],
  [/\bnew BroadcastChannel\b/, ['outbox/bus.ts']],
  [/\bopenDB\b/, ['redeem/store.ts', 'handover/store.ts']],
  [/(?<![\w.#])fetch\(/, ['api/ours.ts', 'lib/reload.ts', 'sw/sw.ts']],
  [/\bAbortSignal\.timeout\b/, []],
  [/\bnavigator\.serviceWorker\b/, ['sw/bridge.ts', 'wallet/main.tsx']],
  [/\bserviceWorker\.ready\b/, []],
  [/\bnavigator\.clipboard\b/, ['lib/copy-text.ts']],
  [/\bnavigator\.share\b/, ['lib/save-file.ts']],
  [/\bgeolocation\.getCurrentPosition\b/, ['wallet/places/nearby.ts']],
  [/\bwakeLock\.request\b/, ['wallet/code/useWakeLock.ts']],
  [/\bnew AudioContext\b/, ['stage/sounds.ts']],
  [/\bstorage\.persist\(/, ['outbox/persistence.ts']],
];

test.each(ONLY_IN)('%s is asked only in %j', (asked, allowed) => {
  const bare = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = sources('.').filter(([, code]) => asked.test(bare(code)));

  expect(found.map(([file]) => file).sort()).toEqual([...allowed].sort());
});
