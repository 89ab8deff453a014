/** The phone's storage when it is full, lost or old. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isUnbroken } from '../../src/redeem/chain';
import { Connection } from '../../src/outbox/connection';
import type { OpenPhone } from '../../src/redeem/phone';
import { type Entry, openStore } from '../../src/redeem/store';
import { DAY, NOON } from '../factories';
import { eventually } from '../outbox/page';
import { type Browser, startBrowser } from './browser';

let browser: Browser;
let phone: OpenPhone;

beforeEach(async () => {
  browser = await startBrowser();
  phone = await browser.enrolled();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await phone.close();
  vi.useRealTimers();
});

const scan = async (serial: number) => phone.redeem(await browser.mint.token(serial), 'digital_tools');

const journal = async (): Promise<Entry[]> => {
  const connection = new Connection(openStore);
  const entries = await connection.use((store) => store.getAllFromIndex('journal', 'seq'));
  await connection.close();
  return entries;
};

/** The disk is full: this many writes to the journal fail. */
const fillDisk = (times = Infinity): void => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called below on the store it was asked of
  const { put } = IDBObjectStore.prototype;
  let left = times;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (this.name !== 'journal' || left-- <= 0) return put.call(this, value, key);
    throw new DOMException('full', 'QuotaExceededError');
  });
};

describe('when storage is full', () => {
  test('a scan is refused: nothing is redeemed or sent, the voucher stays free', async () => {
    fillDisk();
    browser.server.requests.length = 0;
    expect(await scan(1)).toMatchObject({ kind: 'refused', reason: 'not_stored', scanId: null, voucher: '12-1-3' });
    expect(browser.server.requests).toEqual([]);
    expect(phone.lines.value).toEqual([]);

    vi.restoreAllMocks();
    expect((await scan(1)).kind).toBe('accepted');
  });

  test('old answered entries are deleted to make room', async () => {
    await scan(1);
    await scan(2);
    vi.setSystemTime(NOON + 61 * DAY);
    await phone.sendNow();
    fillDisk(1);

    expect((await scan(3)).kind).not.toBe('refused');
    expect((await journal()).map(({ seq }) => seq)).toEqual([2, 3]);
  });

  test('a reversal fails, and the screen says so', async () => {
    const { scanId } = await scan(1);
    fillDisk();

    expect(await phone.reverse(scanId ?? '', 'mistake')).toEqual({ ok: false, reason: 'not_stored' });
  });

  test('an answer that cannot be stored is asked for again later', async () => {
    browser.server.mode = 'down';
    await scan(1);
    browser.server.mode = 'ok';
    fillDisk();
    await phone.sendNow();
    await eventually(() => expect(phone.waiting.value).toBe(1));

    vi.restoreAllMocks();
    await phone.sendNow();

    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(browser.server.recorded.size).toBe(1);
  });
});

describe('the chain of the journal', () => {
  beforeEach(async () => {
    for (const serial of [1, 2, 3]) await scan(serial);
  });

  test('is unbroken after answers were stored', async () => {
    expect(await isUnbroken(await journal())).toBe(true);
  });

  test('is broken by a changed time', async () => {
    const entries = (await journal()).map((entry) => (entry.seq === 2 ? { ...entry, at: '2026-11-22T10:00:00.000Z' } : entry));

    expect(await isUnbroken(entries)).toBe(false);
  });

  test('is broken by a missing entry', async () => {
    expect(await isUnbroken((await journal()).filter(({ seq }) => seq !== 2))).toBe(false);
  });

  test('continues after old entries were deleted', async () => {
    vi.setSystemTime(NOON + 61 * DAY);
    await phone.close();
    phone = await browser.open();
    await scan(4);

    const entries = await journal();
    expect(entries.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(await isUnbroken(entries)).toBe(true);
  });
});

test('a connection that the browser closed is opened again', async () => {
  const connection = new Connection(openStore);
  await connection.use(async (store) => {
    store.close();
    return Promise.resolve();
  });

  expect(await connection.use((store) => store.count('journal'))).toBe(0);
  await connection.close();
});

test('old entries without an answer are never deleted', async () => {
  browser.server.mode = 'down';
  await scan(1);
  await scan(2);
  vi.setSystemTime(NOON + 300 * DAY);
  await phone.close();
  phone = await browser.open();

  expect(phone.waiting.value).toBe(2);
});
