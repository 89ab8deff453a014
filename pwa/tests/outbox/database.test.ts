/** The databases that phones in use have: a change of these layouts needs a step of its own. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type DBSchema, unwrap } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import * as handOvers from '../../src/handover/store';
import { openDatabase } from '../../src/outbox/database';
import * as scans from '../../src/redeem/store';

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));

/** Name and version, each store's key, and its indexes as the browser made them. */
function layoutOf(database: IDBDatabase): unknown {
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const described = names.map((name) => {
    const store = transaction.objectStore(name);
    const indexes = [...store.indexNames].map((one) => store.index(one));
    return [name, store.keyPath, indexes.map((one) => [one.name, one.keyPath, one.unique])];
  });
  return [database.name, database.version, described];
}

const JOURNAL = (owner: string) => [
  ['day', [owner, 'day', 'seq'], false],
  ['seq', 'seq', true],
  ['state', ['state', owner, 'seq'], false],
];

test('the scanner’s database is the one that phones in use have', async () => {
  expect(layoutOf(unwrap(await scans.openStore()))).toEqual([
    'poincon',
    1,
    [
      ['enrolments', 'venue_id', []],
      ['journal', 'id', JOURNAL('venue_id')],
      ['settings', null, []],
      ['spent', 'subject', [['until', 'until', false]]],
    ],
  ]);
});

test('so is the prescriber’s', async () => {
  expect(layoutOf(unwrap(await handOvers.openStore()))).toEqual([
    'poincon-hand-overs',
    1,
    [
      ['journal', 'id', [...JOURNAL('organisation_id'), ['subject', 'subject', false]]],
      ['settings', null, []],
    ],
  ]);
});

test('a phone that skipped versions goes through each step that it missed, once', async () => {
  const done: number[] = [];
  const steps = [1, 2, 3].map((version) => () => void done.push(version));
  (await openDatabase<DBSchema>({ name: 'steps', steps: steps.slice(0, 1) })).close();
  (await openDatabase<DBSchema>({ name: 'steps', steps })).close();
  await openDatabase<DBSchema>({ name: 'steps', steps });
  expect(done).toEqual([1, 2, 3]);
});
