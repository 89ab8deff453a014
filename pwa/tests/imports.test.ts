/** Folders import in one direction only; the service worker imports no page. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { expect, test } from 'vitest';
import { FOLDERS, folderOf, importsOf, SOURCES } from './tree';

/** Each folder imports only from those before it; `docs/architecture.md` lists them in this order. */
const ORDER = [
  ...['lib', 'ui', 'sw', 'api', 'verify', 'outbox', 'scan', 'redeem', 'handover', 'i18n', 'nav', 'stage', 'desk', 'account'],
  ...['messages', 'people', 'paper', 'conflicts', 'phones', 'place', 'statements', 'ledger', 'matching', 'payouts', 'acpr', 'credits', 'billing', 'campaigns', 'giving', 'stock', 'trail', 'front', 'admission', 'steps', 'apply', 'todo'],
  ...['sponsor', 'prescriber', 'venue', 'operator', 'scanner', 'app', 'wallet', 'solvency'],
];
/** Folders that need neither network nor screen may import only these. */
const KNOWS: Record<string, readonly string[]> = {
  lib: [],
  ui: [],
  sw: [],
  api: ['lib'],
  verify: ['lib'],
  scan: ['lib', 'verify'],
  outbox: ['lib', 'api'],
  redeem: ['lib', 'verify', 'api', 'outbox'],
  handover: ['lib', 'api', 'outbox'],
};
/** Types of the wire may be imported by all. */
const TYPES_OF_THE_WIRE = /import type [^;]*'(?:\.\.\/)+api\/wire\/shapes'/g;

const imported = (folder: string): string[] =>
  SOURCES.filter(([file]) => folderOf(file) === folder).flatMap(([file, code]) =>
    importsOf(file, code.replace(TYPES_OF_THE_WIRE, ''))
      .map(folderOf)
      .filter((other) => other !== folder),
  );

test('every folder has its place in the order', () => {
  expect([...ORDER].sort()).toEqual(FOLDERS);
});

test.each(ORDER)('%s imports only from folders before it', (folder) => {
  const before = ORDER.slice(0, ORDER.indexOf(folder));

  expect([...new Set(imported(folder))].filter((other) => !before.includes(other))).toEqual([]);
});

test.each(Object.entries(KNOWS))('%s imports only from %j', (folder, allowed) => {
  expect([...new Set(imported(folder))].filter((other) => !allowed.includes(other))).toEqual([]);
});

test('docs/architecture.md lists every folder, in this order', () => {
  const told = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');
  const [, section = ''] = /\n## The phone\n([\s\S]*?)\n\n/.exec(told) ?? [];
  const cells = section.split('\n').map((row) => row.split('|')[1] ?? '');

  expect(cells.flatMap((cell) => [...cell.matchAll(/`(?:pwa\/src\/)?(\w+)\/`/g)].map(([, folder]) => folder))).toEqual(ORDER);
});

/** Folders with one file per feature may be larger. */
const LISTS = ['api', 'i18n/fr', 'i18n/en'];

test('no folder has more than 22 files', () => {
  const sizes = new Map<string, number>();
  for (const [file] of SOURCES) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);

  expect([...sizes].filter(([folder, files]) => files > 22 && !LISTS.includes(folder))).toEqual([]);
});

/** Dynamic imports must be named as `() => import()` and called by `lib/code.ts`, which handles failures. */
const FETCHES = /(?<!typeof )\bimport\(/g;
const NAMED = /(?:const (\w+) = |\w+: |load=\{)\(\) => import\(/g;

test('every dynamic import goes through lib/code.ts, which handles failures', () => {
  const found = SOURCES.filter(([, code]) => {
    const named = [...code.matchAll(NAMED)];
    return named.length !== (code.match(FETCHES)?.length ?? 0) || named.some(([, name]) => name && code.includes(`${name}()`));
  });

  expect(found.map(([file]) => file)).toEqual([]);
});

/** Browser features that may be missing, refuse or never answer are used in one file each, which handles that. */
const ONLY_IN: [RegExp, readonly string[]][] = [
  [/\b(local|session)Storage\b/, ['lib/kept.ts']],
  [/\brandomUUID\b/, ['lib/uuid.ts']],
  [/\bnavigator\.locks\b|\blocks\.request\b/, ['outbox/lock.ts']],
  [/\bnew BroadcastChannel\b/, ['outbox/bus.ts']],
  [/\bopenDB\b/, ['outbox/database.ts']],
  [/(?<![\w.#])fetch\(/, ['api/wire/ours.ts', 'lib/reload.ts', 'sw/sw.ts']],
  [/\bAbortSignal\.timeout\b/, []],
  [/\bnavigator\.serviceWorker\b/, ['sw/bridge.ts', 'wallet/main.tsx']],
  [/\bserviceWorker\.ready\b/, []],
  [/\bnavigator\.clipboard\b/, ['lib/copy-text.ts']],
  [/\bnavigator\.credentials\b/, ['account/passkeys.ts']],
  [/\bnavigator\.share\b/, ['lib/save-file.ts']],
  [/\bgeolocation\.getCurrentPosition\b/, ['lib/position.ts']],
  [/\bwakeLock\.request\b/, ['wallet/code/useWakeLock.ts']],
  [/\bnew AudioContext\b/, ['stage/sounds.ts']],
  [/\bstorage\.persist\(/, ['outbox/persistence.ts']],
];

test.each(ONLY_IN)('%s is used only in %j', (asked, allowed) => {
  const bare = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = SOURCES.filter(([, code]) => asked.test(bare(code)));

  expect(found.map(([file]) => file).sort()).toEqual([...allowed].sort());
});
