/** The prescriber's queue: nothing is shown before it is stored, nothing is lost, nothing gets two answers. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openHandOvers } from '../../src/handover/desk';
import { claimsOf } from '../../src/handover/journal';
import { openStore } from '../../src/handover/store';
import type { HandOvers, Line } from '../../src/handover/types';
import { isUnbroken } from '../../src/outbox/chain';
import { DAY, HOUR, NOON } from '../factories';
import { eventually, type Page, stubPage } from '../outbox/page';
import { FOREIGN } from '../redeem/server';
import { aBundle, FakeServer, type Mode } from './server';

const NOTED = { criteria_checked: true, postcode: '33150', public: 'seniors', alone: false, renewal_of: null };
let server: FakeServer;
let page: Page;
let desk: HandOvers;

beforeEach(async () => {
  server = new FakeServer();
  page = stubPage(server.fetch);
  vi.stubGlobal('location', { origin: 'https://pass.example' });
  desk = await openHandOvers(8);
  await eventually(() => expect(desk.lastSafeCopy.value).not.toBeNull());
});

afterEach(async () => {
  vi.restoreAllMocks();
  await desk.close();
  vi.useRealTimers();
});

async function give(number: string, at = desk): Promise<Line> {
  const seen = await at.look(number);
  if (seen.kind === 'no') throw new Error(seen.reason);
  return at.handOver(seen.booklet, seen.text, NOTED);
}

async function killAndReopen(): Promise<void> {
  server.killPage();
  page.restartLocks();
  await desk.close();
  desk = await openHandOvers(8);
}

test('online, the screen shows the server\'s answer', async () => {
  vi.setSystemTime(NOON + HOUR);
  const line = await give('12-1');
  expect(line).toMatchObject({ kind: 'done', number: '12-1', message: 'Carnet remis.' });
  expect(server.batches).toMatchObject([[{ number: '12-1', postcode: '33150', handed_over_at: new Date(NOON + HOUR).toISOString() }]]);
  await eventually(() => expect(desk.waiting.value).toBe(0));
  expect(desk.pile.value).toEqual([]);
});

test('offline, a hand-over keeps its own time and is sent once when the network is back', async () => {
  server.mode = 'down';
  await desk.sendNow();
  vi.setSystemTime(NOON + HOUR);
  expect((await give('12-1')).kind).toBe('kept');
  await eventually(() => expect(desk.waiting.value).toBe(1));
  vi.setSystemTime(NOON + 5 * HOUR);
  server.mode = 'ok';
  await desk.sendNow();
  await eventually(() => expect(desk.lines.value[0]).toMatchObject({ kind: 'done' }));
  expect(server.batches.flat().map((sent) => sent.handed_over_at)).toEqual([new Date(NOON + HOUR).toISOString()]);
});

test('killing the page loses nothing, and each hand-over is sent once', async () => {
  server.mode = 'down';
  for (const number of ['12-1', '12-2', '12-3']) await give(number);
  await killAndReopen();
  server.mode = 'lost';
  await desk.sendNow();
  expect(server.given.size).toBe(3);
  await killAndReopen();
  server.mode = 'ok';
  await desk.sendNow();
  await eventually(() => expect(desk.waiting.value).toBe(0));
  expect(desk.lines.value.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
  expect(server.answers.size).toBe(3);
});

test.each<[string, Mode]>([
  ['answers 500', { status: 500 }],
  ['answers 503', { status: 503 }],
  ['is a hotspot', 'html'],
  ['wants a new sign-in', { status: 401, code: 'sign_in_needed' }],
  ['is another person’s', { status: 403, code: 'forbidden' }],
  ['is not there', { status: 404, code: 'not_found' }],
  ...FOREIGN,
])('while the server %s, everything is kept', async (_, mode) => {
  server.mode = mode;
  expect((await give('12-1')).kind).toBe('kept');
  await desk.sendNow();
  await eventually(() => expect(desk.waiting.value).toBe(1));
  expect(desk.pile.value).toEqual([]);
  server.mode = 'ok';
  await desk.sendNow();
  await eventually(() => expect(desk.waiting.value).toBe(0));
  expect(server.answers.size).toBe(1);
});

test('an expired session pauses the queue until somebody signs in again', async () => {
  server.mode = { status: 401, code: 'sign_in_needed' };
  await give('12-1');
  await desk.sendNow();
  expect(desk.network.value).toBe('paused_sign_in');
});

test('a conflict that is answered later stays in the pile until it is read', async () => {
  server.mode = 'down';
  await give('12-1');
  server.given.set('12-1', 'elsewhere');
  server.mode = 'ok';
  await desk.sendNow();
  await eventually(() => expect(desk.pile.value).toMatchObject([{ kind: 'conflict', first: { person: 'Bob' } }]));
  await killAndReopen();
  const [told] = desk.pile.value;
  await desk.acknowledge(told?.id ?? '');
  await eventually(() => expect(desk.pile.value).toEqual([]));
});

test('a refusal that is shown on the screen is not in the pile', async () => {
  server.given.set('12-1', 'elsewhere');
  expect(await give('12-1')).toMatchObject({ kind: 'conflict' });
  await desk.sendNow();
  expect(desk.pile.value).toEqual([]);
});

test('one phone hands the same booklet over only once, from whatever tab', async () => {
  server.mode = 'down';
  const other = await openHandOvers(8);
  const seen = await desk.look('12-1');
  const [mine, theirs] = await Promise.all([give('12-1'), give('12-1', other)]);
  expect(mine.id).toBe(theirs.id);
  expect(seen.kind).toBe('handable');
  expect(await desk.look('12-1')).toMatchObject({ kind: 'no', reason: 'handed_over' });
  await other.close();
});

test('two tabs write one unbroken chain and send each entry once', async () => {
  server.mode = 'down';
  const other = await openHandOvers(8);
  await Promise.all(Array.from({ length: 20 }, (_, n) => give(`12-${n + 1}`, n % 2 ? desk : other)));
  const store = await openStore();
  const journal = await store.getAllFromIndex('journal', 'seq');
  expect(journal).toHaveLength(20);
  expect(await isUnbroken(journal, claimsOf)).toBe(true);
  store.close();
  server.mode = 'ok';
  await Promise.all([desk.sendNow(), other.sendNow()]);
  const ids = server.batches.flat().map(({ id }) => id);
  expect(ids.length).toBe(new Set(ids).size);
  await other.close();
});

test('an entry that the server rejects does not block the others', async () => {
  server.mode = 'down';
  for (const n of [1, 2, 3, 4]) await give(`12-${n}`);
  server.indigestible = ({ number }) => number === '12-3';
  server.mode = 'ok';
  await desk.sendNow();
  const rejected = { kind: 'rejected', number: '12-3', message: 'Une phrase pour une personne.' };
  await eventually(() => expect(desk.pile.value).toMatchObject([rejected]));
  expect([...server.given.keys()].sort()).toEqual(['12-1', '12-2', '12-4']);
  server.indigestible = () => false;
  await desk.retry(desk.pile.value[0]?.id ?? '');
  expect(server.given.size).toBe(4);
});

test('without storage nothing is handed over, and the screen says so', async () => {
  server.mode = 'down';
  const { IDBObjectStore } = await import('fake-indexeddb');
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await give('12-1')).toMatchObject({ kind: 'not_stored', id: null });
  vi.restoreAllMocks();
  await desk.sendNow();
  expect(desk.waiting.value).toBe(0);
});

test('150 offline hand-overs are sent in batches of a hundred, in order', async () => {
  server.mode = 'down';
  for (let n = 1; n <= 150; n++) await give(`12-${n}`);
  server.mode = 'ok';
  await desk.sendNow();
  expect(server.batches.map((batch) => batch.length)).toEqual([100, 50]);
  expect(server.batches.flat().map(({ number }) => number)).toEqual(Array.from({ length: 150 }, (_, n) => `12-${n + 1}`));
  expect(new Set(server.organisations)).toEqual(new Set([3]));
});

test('a person of another organisation does not send this queue', async () => {
  server.mode = 'down';
  await give('12-1');
  await desk.close();
  server.mode = 'ok';
  server.bundle = aBundle({ person_id: 9, organisations: [{ id: 4, name: 'Ailleurs' }], booklets: [] });
  desk = await openHandOvers(9);
  await desk.sendNow();
  expect(server.batches).toEqual([]);
  expect(desk.waiting.value).toBe(1);
  expect(await desk.look('12-1')).toMatchObject({ kind: 'no' });
});

test('the session of another person in this browser pauses the desk', async () => {
  server.bundle = aBundle({ person_id: 9 });
  vi.setSystemTime(NOON + HOUR);
  await desk.sendNow();
  expect(desk.network.value).toBe('paused_sign_in');
});

test('before refusing, the phone fetches the newest bundle', async () => {
  expect(await desk.look('12-180')).toMatchObject({ kind: 'no', reason: 'not_yours' });
  const [range] = server.bundle.booklets;
  if (range !== undefined) server.bundle = aBundle({ booklets: [{ ...range, last: 190 }] });
  vi.setSystemTime(NOON + HOUR);
  expect(await desk.look('12-180')).toMatchObject({ kind: 'handable' });
});

test('offline, the stored bundle is still used days later', async () => {
  server.mode = 'down';
  vi.setSystemTime(NOON + 4 * DAY);
  await killAndReopen();
  expect(await desk.look('12-7')).toMatchObject({ kind: 'handable' });
  expect(await desk.lastPostcode()).toBe('');
});

test('the postcode of the last hand-over is remembered', async () => {
  await give('12-1');
  expect(await desk.lastPostcode()).toBe('33150');
});

test('the exported file holds what was not sent', async () => {
  server.mode = 'down';
  await give('12-1');
  const file = await desk.exportFile();
  expect(JSON.parse(await file.text())).toMatchObject({ journal_unbroken: true, entries: [{ subject: '12-1', seq: 1 }] });
});
