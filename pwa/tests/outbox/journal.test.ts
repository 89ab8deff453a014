import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type IDBPDatabase, openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Link, Position } from '../../src/outbox/chain';
import { DURABLE, lastLink, place } from '../../src/outbox/journal';

type Written = { kind: 'stored' | 'known' } | Link;

const write = vi.fn<(link: Position) => Promise<Written>>();
const stored = { kind: 'stored' } as const;
const placesAsked = (): number[] => write.mock.calls.map(([{ seq }]) => seq);

describe('an entry is written', () => {
  test('behind the one that this page wrote last, without asking again', async () => {
    const store = {};
    write.mockResolvedValue(stored);

    await place(store, ['a'], write);
    await place(store, ['b'], write);

    const [first, second] = write.mock.calls.map(([link]) => link);
    expect(placesAsked()).toEqual([1, 2]);
    expect(second?.prev).toBe(first?.hash);
  });

  test('behind the one that another tab wrote meanwhile', async () => {
    write.mockResolvedValueOnce({ seq: 7, hash: 'theirs' }).mockResolvedValue(stored);

    expect(await place({}, ['a'], write)).toBe(stored);
    expect(placesAsked()).toEqual([1, 8]);
    expect(write.mock.lastCall?.[0].prev).toBe('theirs');
  });

  test('in the place that stayed free when the one before was not written', async () => {
    const store = {};
    write.mockResolvedValueOnce({ seq: 7, hash: 'theirs' }).mockResolvedValueOnce({ kind: 'known' }).mockResolvedValue(stored);

    await place(store, ['a'], write);
    await place(store, ['b'], write);

    expect(placesAsked()).toEqual([1, 8, 8]);
  });
});

describe('in a database', () => {
  let database: IDBPDatabase;

  beforeEach(async () => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    database = await openDB('journal', 1, {
      upgrade: (db) => void db.createObjectStore('journal', { keyPath: 'id' }).createIndex('seq', 'seq'),
    });
  });

  test('the last link is that of the highest number; without entries, the start', async () => {
    const last = (): Promise<Link> => lastLink(database.transaction('journal').store);
    expect(await last()).toEqual({ seq: 0, hash: '' });

    for (const [id, seq] of [['c', 1], ['a', 3], ['b', 2]] as const) await database.put('journal', { id, seq, hash: `hash of ${id}` });

    expect(await last()).toEqual({ seq: 3, hash: 'hash of a' });
  });

  test('a durable transaction is on the disk before it is done', () => {
    expect(database.transaction('journal', 'readwrite', DURABLE).durability).toBe('strict');
  });
});
