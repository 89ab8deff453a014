import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EntryState } from '../../src/outbox/entry';
import * as queries from '../../src/outbox/queries';
import { type Entry, openStore, type RedemptionEntry, type Store } from '../../src/redeem/store';
import { DAY, NOON } from '../factories';

const VENUE = 7;
const OTHER_VENUE = 9;
const TODAY = '2026-11-23';
let store: Store;

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  store = await openStore();
});

/** An entry whose id tells its number. */
function anEntry(seq: number, state: EntryState, more: Partial<RedemptionEntry> = {}): RedemptionEntry {
  const id = `entry ${seq}`;
  const money = { gross_cents: null, net_cents: null, result: null, reversal: null };
  const scan = { kind: 'redemption', text: { token: 'A' }, voucher: null, service: 'digital_tools', doubt: null, in_grace: false } as const;
  const place = { seq, prev: '', hash: '', at: new Date(NOON).toISOString(), day: TODAY, venue_id: VENUE, device_id: 5, subject: id };
  return { ...scan, ...money, ...place, id, state, error: null, told: false, ...more };
}

/** Newest first, so that nothing stands in the order asked for by chance. */
async function keep(...entries: RedemptionEntry[]): Promise<void> {
  for (const entry of entries.reverse()) await store.put('journal', entry);
}

const numbers = (entries: readonly { seq: number }[]): number[] => entries.map(({ seq }) => seq);
const kept = async (): Promise<number[]> => numbers(await store.getAllFromIndex('journal', 'seq'));
const entry = (seq: number) => store.get('journal', `entry ${seq}`);

describe('what is asked of a journal', () => {
  beforeEach(() =>
    keep(
      anEntry(1, 'accepted'),
      anEntry(2, 'waiting'),
      anEntry(3, 'conflict', { told: true }),
      anEntry(4, 'rejected'),
      anEntry(5, 'waiting', { venue_id: OTHER_VENUE }),
      anEntry(6, 'waiting', { day: '2026-11-24' }),
      anEntry(7, 'conflict', { venue_id: OTHER_VENUE }),
      anEntry(8, 'refused'),
      anEntry(9, 'waiting'),
      anEntry(10, 'refused', { told: true }),
      anEntry(11, 'moot'),
      anEntry(12, 'rejected', { told: true, venue_id: OTHER_VENUE }),
      anEntry(13, 'waiting', { venue_id: OTHER_VENUE }),
    ),
  );

  test('what an owner has to send after a number, oldest first, so many at most', async () => {
    expect(numbers(await queries.waitingAfter(store, VENUE, 0, 100))).toEqual([2, 6, 9]);
    expect(numbers(await queries.waitingAfter(store, VENUE, 2, 100))).toEqual([6, 9]);
    expect(numbers(await queries.waitingAfter(store, VENUE, 0, 2))).toEqual([2, 6]);
  });

  test('what an owner has in a state', async () => {
    expect(numbers(await queries.entriesIn(store, 'waiting', VENUE))).toEqual([2, 6, 9]);
    expect(numbers(await queries.entriesIn(store, 'waiting', OTHER_VENUE))).toEqual([5, 13]);
  });

  test('how many wait and how many lost a race, of every owner', async () => {
    expect([await queries.countWaiting(store), await queries.countConflicts(store)]).toEqual([5, 2]);
  });

  test('the day of an owner', async () => {
    expect(numbers(await queries.entriesOfDay(store, VENUE, TODAY))).toEqual([1, 2, 3, 4, 8, 9, 10, 11]);
  });

  test('entries by their ids, without those it does not have', async () => {
    expect(numbers(await queries.entriesById(store, ['entry 9', 'unknown', 'entry 1']))).toEqual([9, 1]);
  });

  test('at once: some entries, how many wait, what nobody has read and what somebody has', async () => {
    const found = await queries.overview<Entry>(store, ['entry 9', 'unknown']);

    expect([numbers(found.entries), found.waiting]).toEqual([[9], 5]);
    expect([numbers(found.pile), numbers(found.read)]).toEqual([[4, 7, 8], [12, 10, 3]]);
  });

  test('what only this phone holds, of every owner, in its order', async () => {
    expect(numbers(await queries.unsent(store))).toEqual([2, 4, 5, 6, 9, 12, 13]);
  });
});

describe('a person', () => {
  test('has read that it was not taken, and it stays what it is', async () => {
    await keep(anEntry(1, 'conflict'));
    await queries.markTold(store, 'entry 1');

    expect(await entry(1)).toMatchObject({ told: true, state: 'conflict' });
  });

  test('cannot read away what is nowhere else, nor what is not there', async () => {
    await keep(anEntry(1, 'rejected'));
    await queries.markTold(store, 'entry 1');
    await queries.markTold(store, 'unknown');

    expect(await entry(1)).toMatchObject({ told: false });
    expect(await kept()).toEqual([1]);
  });

  test('sends again what the server would not take', async () => {
    await keep(anEntry(1, 'waiting'));
    const error = { code: 'invalid', message: 'Une phrase.' };
    await queries.reject(store, anEntry(1, 'waiting'), error);
    expect(await entry(1)).toMatchObject({ state: 'rejected', error });

    await queries.requeue(store, 'entry 1');

    expect(await entry(1)).toMatchObject({ state: 'waiting', error: null });
  });

  test('sends nothing again that was answered', async () => {
    await keep(anEntry(1, 'conflict'));
    await queries.requeue(store, 'entry 1');
    await queries.requeue(store, 'unknown');

    expect(await entry(1)).toMatchObject({ state: 'conflict' });
    expect(await kept()).toEqual([1]);
  });
});

describe('after sixty days', () => {
  const old = { at: new Date(NOON - 60 * DAY - 1).toISOString() };
  const kinds: [string, EntryState, boolean][] = [
    ['accepted', 'accepted', false],
    ['nothing to undo', 'moot', false],
    ['a lost race that was read', 'conflict', true],
    ['a refusal that was read', 'refused', true],
  ];

  test.each(kinds)('it lets go of what was answered: %s', async (_name, state, told) => {
    await keep(anEntry(1, state, { ...old, told }), anEntry(2, 'accepted', old), anEntry(3, 'accepted', old));
    await queries.prune(store, NOON);

    expect(await kept()).toEqual([3]);
  });

  test.each<[string, EntryState, boolean]>([
    ['what waits', 'waiting', false],
    ['what waits, though it was read', 'waiting', true],
    ['a lost race that nobody read', 'conflict', false],
    ['what the server would not take', 'rejected', false],
  ])('it keeps %s, and all after it: the chain stays whole', async (_name, state, told) => {
    await keep(anEntry(1, 'accepted', old), anEntry(2, state, { ...old, told }), anEntry(3, 'accepted', old), anEntry(4, 'accepted', old));
    await queries.prune(store, NOON);

    expect(await kept()).toEqual([2, 3, 4]);
  });

  test('and no day sooner', async () => {
    await keep(anEntry(1, 'accepted', { at: new Date(NOON - 60 * DAY).toISOString() }), anEntry(2, 'accepted'));
    await queries.prune(store, NOON);

    expect(await kept()).toEqual([1, 2]);
  });

  test('but not of the last one, behind which the next is written', async () => {
    await keep(anEntry(1, 'accepted', old));
    await queries.prune(store, NOON);

    expect(await kept()).toEqual([1]);
  });
});
