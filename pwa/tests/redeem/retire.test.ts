/** A revoked phone: it sends what it has, wipes itself, and says why it stops. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Connection } from '../../src/outbox/connection';
import { exportJournal } from '../../src/redeem/export';
import { closeRevoked, findRevoked } from '../../src/redeem/retire';
import type { OpenPhone } from '../../src/redeem/phone';
import { openStore, type Store } from '../../src/redeem/store';
import { HOUR, NOON } from '../factories';
import { eventually } from '../outbox/page';
import { type Browser, ENROLMENT, startBrowser } from './browser';
import type { Refusing } from './server';

const REVOKED: Refusing = { status: 401, code: 'device_revoked' };
let browser: Browser;
let phone: OpenPhone;

beforeEach(async () => {
  browser = await startBrowser();
  phone = await browser.enrolled();
});

afterEach(async () => {
  await phone.close();
  vi.useRealTimers();
});

const scan = async (serial: number) => phone.redeem(await browser.mint.token(serial), 'digital_tools');

async function scanOffline(...serials: number[]): Promise<void> {
  browser.server.mode = 'down';
  for (const serial of serials) await scan(serial);
}

/** The server lets a revoked phone send, and nothing else. */
function revoke(): void {
  browser.server.mode = 'ok';
  browser.server.only = { '/api/bundle': REVOKED, '/api/devices/token': REVOKED };
}

const stored = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const connection = new Connection(openStore);
  return connection.use(work).finally(() => connection.close());
};

describe('a revoked phone', () => {
  test('sends what it has, then wipes rules, lists, keys and token', async () => {
    await scanOffline(1, 2);
    revoke();
    await phone.sendNow();

    await eventually(() => expect(phone.device.value).toBeNull());
    expect(browser.server.recorded.size).toBe(2);
    expect(phone.waiting.value).toBe(0);
    const [enrolment] = await stored((store) => store.getAll('enrolments'));
    expect(enrolment).toMatchObject({ token: null, bundle: null });
    expect(JSON.stringify(enrolment)).not.toContain(ENROLMENT.token);
    expect(await stored((store) => store.getAll('spent'))).toEqual([]);
    expect(await stored((store) => store.count('journal'))).toBe(2);
  });

  test('says so until a person has read it, also after a reload', async () => {
    revoke();
    vi.setSystemTime(NOON + HOUR);
    await phone.sendNow();
    await eventually(() => expect(phone.device.value).toBeNull());
    await phone.close();
    phone = await browser.open();

    expect(phone.device.value).toBeNull();
    expect(await findRevoked()).toMatchObject({ venue: 'Médiathèque' });
    await closeRevoked();
    expect(await findRevoked()).toBeNull();
  });

  test('keeps what was refused until it is read', async () => {
    await scanOffline(1, 2);
    revoke();
    browser.server.refusals.set('12-2-3', 'device_revoked');
    await phone.sendNow();
    await eventually(() => expect(phone.device.value).toBeNull());

    expect(phone.rejected.value).toMatchObject([{ voucher: '12-2-3', reason: 'device_revoked' }]);
    await closeRevoked();
    expect(await stored((store) => store.count('journal'))).toBe(1);
  });

  test('that the server cannot decide yet keeps its token and tries again', async () => {
    await scanOffline(1, 2);
    revoke();
    browser.server.answerItem = ({ seq, id }) => (seq === 2 ? { id, status: 'retry', reason: null } : undefined);
    await phone.sendNow();
    await eventually(() => expect(phone.waiting.value).toBe(1));
    expect(phone.device.value).not.toBeNull();

    browser.server.answerItem = null;
    await vi.advanceTimersByTimeAsync(60_000);
    await eventually(() => expect(phone.device.value).toBeNull());
    expect(browser.server.recorded.size).toBe(2);
  });

  test('that is lost sends nothing, wipes itself, and keeps its scans for its file', async () => {
    await scanOffline(1, 2);
    browser.server.mode = REVOKED;
    await phone.sendNow();

    await eventually(() => expect(phone.device.value).toBeNull());
    expect(phone.waiting.value).toBe(2);
    await closeRevoked();
    const file = JSON.parse(await (await exportJournal()).text()) as { entries: unknown[]; seal: string; device_id: number };
    expect(file).toMatchObject({ device_id: 5, entries: [{ seq: 1 }, { seq: 2 }] });
    expect(file.seal).toMatch(/^[0-9a-f]{64}$/);
  });

  test('asks at once when a scan is refused because of it', async () => {
    browser.server.refusals.set('12-1-3', 'device_revoked');
    revoke();
    expect(await scan(1)).toMatchObject({ kind: 'refused', reason: 'device_revoked' });
    await eventually(() => expect(phone.device.value).toBeNull());
  });

  test('sends its scans after it was enrolled again', async () => {
    await scanOffline(1);
    browser.server.mode = REVOKED;
    await phone.sendNow();
    await eventually(() => expect(phone.device.value).toBeNull());

    browser.server.mode = 'ok';
    await phone.enrol(ENROLMENT);
    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(await findRevoked()).toBeNull();
  });
});

test('the seal is the one that the server makes of the token’s hash', async () => {
  await scanOffline(1);
  const file = JSON.parse(await (await exportJournal()).text()) as { seal: string; exported_at: string; entries: { prev: string; hash: string }[] };
  const bytes = new TextEncoder();
  const hash = await crypto.subtle.digest('SHA-256', bytes.encode(ENROLMENT.token));
  const key = await crypto.subtle.importKey('raw', hash, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const [entry] = file.entries;
  const sealed = JSON.stringify(['poincon-journal-2', file.exported_at, 7, 5, 1, entry?.prev, entry?.hash]);
  const seal = Uint8Array.from(file.seal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  expect(await crypto.subtle.verify('HMAC', key, seal, bytes.encode(sealed))).toBe(true);
});
