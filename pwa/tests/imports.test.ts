/** Imports go down: screens → redeem → verify → lib; the service worker knows no page. */
import { expect, test } from 'vitest';
import { folderOf, importsOf, SOURCES } from './tree';

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
const TYPES_OF_THE_WIRE = /import type [^;]*'(?:\.\.\/)+api\/wire\/shapes'/g;

test.each(Object.entries(MAY_IMPORT))('%s imports only %j', (folder, allowed) => {
  const found = SOURCES.filter(([file]) => folderOf(file) === folder).flatMap(([file, code]) =>
    importsOf(file, code.replace(TYPES_OF_THE_WIRE, '')).map(folderOf),
  );

  expect([...new Set(found)].filter((imported) => imported !== folder && !allowed.includes(imported))).toEqual([]);
});

/** Each is named as `() => import()`, for `lib/code.ts` to call: it hears a failure. */
const FETCHES = /(?<!typeof )\bimport\(/g;
const NAMED = /(?:const (\w+) = |\w+: |load=\{)\(\) => import\(/g;

test('no part of the application is fetched where nobody hears that it failed', () => {
  const found = SOURCES.filter(([, code]) => {
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
  [/(?<![\w.#])fetch\(/, ['api/wire/ours.ts', 'lib/reload.ts', 'sw/sw.ts']],
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
  const found = SOURCES.filter(([, code]) => asked.test(bare(code)));

  expect(found.map(([file]) => file).sort()).toEqual([...allowed].sort());
});
