/** Kills the page in every state of the queue: the next page finishes the work, once. */
import { expect, test, vi } from 'vitest';
import { eventually } from '../outbox/page';
import { browser, freshPhone, phone, reopen } from './phone';
import type { Mode } from './server';

freshPhone();

const scan = async (serial: number) => phone.redeem(await browser.mint.token(serial), 'digital_tools');

const goOffline = async (): Promise<void> => {
  browser.server.mode = 'down';
  await scan(1);
  await eventually(() => expect(phone.network.value).toBe('offline'));
};

const killAndRestart = async (): Promise<void> => {
  await browser.kill(phone);
  browser.server.mode = 'ok';
  await reopen();
  await phone.sendNow();
};

const requestReached = (path: string): Promise<void> =>
  eventually(() => expect(browser.server.requests.map((request) => request.path)).toContainEqual(expect.stringMatching(path)));

test('killed after storing, before sending: the next page sends the scan', async () => {
  await goOffline();
  await scan(2);

  await killAndRestart();

  await eventually(() => expect(phone.waiting.value).toBe(0));
  expect([...browser.server.recorded.values()].map(({ sent }) => sent.seq)).toEqual([1, 2]);
});

test.each<[string, Mode]>([
  ['before the server saw it', 'hang'],
  ['after the server did it, before the answer arrived', 'lost'],
])('killed while sending, %s: sent again with the same id, accepted once', async (_name, mode) => {
  browser.server.mode = mode;
  browser.server.requests.length = 0;
  void scan(1);
  await requestReached('/api/redemptions$');

  await killAndRestart();

  await eventually(() => expect(phone.lines.value.map(({ status }) => status)).toEqual(['accepted']));
  const attempts = browser.server.redemptionsSent().flat();
  expect(new Set(attempts.map(({ id }) => id)).size).toBe(1);
  expect(browser.server.live.size).toBe(1);
});

test('killed after the answer, before storing it: sent again, with the same answer', async () => {
  await goOffline();
  browser.server.mode = 'ok';
  const { fetch } = browser.server;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const response = await fetch(path, init);
    if (path === '/api/redemptions') await browser.kill(phone);
    return path === '/api/redemptions' ? new Promise(() => undefined) : response;
  });
  void phone.sendNow();
  await requestReached('/api/redemptions$');
  await eventually(() => expect(browser.server.recorded.size).toBe(1));
  vi.stubGlobal('fetch', fetch);

  await reopen();
  await phone.sendNow();

  await eventually(() => expect(phone.lines.value.map(({ status }) => status)).toEqual(['accepted']));
  expect(browser.server.live.size).toBe(1);
});

test('killed in the middle of three batches: each remaining scan arrives once', async () => {
  await goOffline();
  for (let serial = 2; serial <= 250; serial++) await scan(serial);
  await eventually(() => expect(phone.waiting.value).toBe(250));
  browser.server.mode = 'ok';
  const { fetch } = browser.server;
  let batches = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path === '/api/redemptions' && ++batches === 2) browser.server.mode = 'hang';
    return fetch(path, init);
  });
  void phone.sendNow();
  await eventually(() => expect(batches).toBe(2));

  await killAndRestart();

  await eventually(() => expect(phone.waiting.value).toBe(0));
  expect(browser.server.recorded.size).toBe(250);
  expect(browser.server.redemptionsSent().map((batch) => batch.length)).toEqual([1, 100, 100, 100, 50]);
});

test('killed after scan and reversal, nothing sent: the server gets both, in this order', async () => {
  await goOffline();
  const { scanId } = await scan(2);
  expect(await phone.reverse(scanId ?? '', 'mistake')).toEqual({ ok: true, confirmed: false });

  await killAndRestart();

  await eventually(() => expect(phone.waiting.value).toBe(0));
  expect(browser.server.reversed.has(scanId ?? '')).toBe(true);
  expect(phone.lines.value.map(({ status }) => status)).toEqual(['reversed', 'accepted']);
});

test('killed while sending a reversal: sent again, reversed once', async () => {
  const { scanId } = await scan(1);
  browser.server.mode = 'lost';
  void phone.reverse(scanId ?? '', 'mistake');
  await requestReached('/reversal$');

  await killAndRestart();

  await eventually(() => expect(phone.lines.value.map(({ status }) => status)).toEqual(['reversed']));
  expect(browser.server.reversed.size).toBe(1);
});

test('killed while paused for a sign-in: the scan is still there', async () => {
  browser.server.mode = { status: 401, code: 'sign_in_needed' };
  await scan(1);
  await eventually(() => expect(phone.network.value).toBe('paused_sign_in'));

  await killAndRestart();

  await eventually(() => expect(phone.waiting.value).toBe(0));
  expect(browser.server.recorded.size).toBe(1);
});

test('killed with a rejected scan: it is still in the pile', async () => {
  browser.server.indigestible = () => true;
  await scan(1);
  await eventually(() => expect(phone.rejected.value).toHaveLength(1));

  await killAndRestart();

  await eventually(() => expect(phone.rejected.value).toMatchObject([{ status: 'rejected', voucher: '12-1-3' }]));
});

test('after a kill, the day’s list is shown again, newest first, with its total', async () => {
  await scan(1);
  await scan(2);

  await killAndRestart();

  await eventually(() => expect(phone.lines.value.map(({ voucher }) => voucher)).toEqual(['12-2-3', '12-1-3']));
  expect(phone.total.value).toEqual({ scans: 2, netCents: 1920, unknown: 0 });
});
