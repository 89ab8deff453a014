/** Decisions on lost races arrive later and are stored for good. */
import { describe, expect, test, vi } from 'vitest';
import type { LostRace } from '../../../src/redeem/types';
import { DAY, HOUR, NOON } from '../../factories';
import { eventually } from '../../outbox/page';
import { browser, freshPhone, phone, reopen } from '../phone';

const MINUTE = 60_000;
const PAID = { outcome: 'honoured', net_cents: 960, reason: 'by_rule', note: '', by_rule: true };
const REFUSED = { outcome: 'refused', net_cents: null, reason: 'not_in_good_faith', note: 'Appareil en retard.', by_rule: false };

freshPhone();

/** Loses a race: a scan accepted offline and sent too late. Returns its id. */
async function loseRace(serial = 42): Promise<string> {
  browser.server.mode = 'down';
  const { scanId } = await phone.redeem(await browser.mint.token(serial), 'digital_tools');
  browser.server.redeemElsewhere(`12-${serial}-3`);
  browser.server.mode = 'ok';
  await phone.sendNow();
  await eventually(() => expect(phone.rejected.value.map(({ id }) => id)).toContain(scanId));
  return scanId ?? '';
}

const decide = (id: string, how: Record<string, unknown>): void =>
  void browser.server.decided.set(id, { id, decided_at: new Date(NOON).toISOString(), ...how });

const asked = (): string[][] =>
  browser.server.requests
    .filter(({ path }) => path === '/api/redemptions/decisions')
    .map(({ body }) => (body as { redemption_ids: string[] }).redemption_ids);

/** Lets time pass with the page visible; `sendNow` is what the page does every twenty seconds. */
const waitFor = async (ms: number): Promise<void> => {
  vi.setSystemTime(Date.now() + ms);
  await phone.sendNow();
};

const raceOfLine = (): LostRace | null | undefined => phone.lines.value[0]?.race;

describe('a decision on a lost race', () => {
  test('that pays shows the amount, counts in the total, and takes it out of the pile', async () => {
    const id = await loseRace();
    expect(phone.lines.value[0]).toMatchObject({ status: 'conflict', netCents: 0 });
    decide(id, PAID);
    await waitFor(5 * MINUTE);

    await eventually(() => expect(phone.lines.value[0]).toMatchObject({ status: 'honoured', netCents: 960, undoUntil: null }));
    expect(raceOfLine()?.decision).toMatchObject(PAID);
    expect(phone.total.value).toEqual({ scans: 1, netCents: 960, unknown: 0 });
    expect(phone.rejected.value).toEqual([]);
    expect(phone.decided.value).toMatchObject([{ id, race: { decision: PAID } }]);
  });

  test('that refuses is shown with its reason in the line, and in the pile until it is read', async () => {
    const id = await loseRace();
    decide(id, REFUSED);
    await waitFor(5 * MINUTE);

    await eventually(() => expect(phone.rejected.value).toMatchObject([{ id, race: { decision: REFUSED } }]));
    expect(phone.lines.value[0]).toMatchObject({ status: 'conflict', netCents: 0, race: { decision: REFUSED } });
    expect(phone.decided.value).toEqual([]);
    await phone.acknowledge(id);
    await eventually(() => expect(phone.decided.value).toMatchObject([{ id, race: { decision: REFUSED } }]));
  });

  test('is stored even after the person has read the pile', async () => {
    const id = await loseRace();
    await phone.acknowledge(id);
    decide(id, REFUSED);
    await waitFor(5 * MINUTE);

    await eventually(() => expect(phone.decided.value).toMatchObject([{ id }]));
    expect(phone.rejected.value).toEqual([]);
  });

  test('gives no new verdict', async () => {
    const id = await loseRace();
    const verdicts: unknown[] = [];
    phone.onUpgrade((verdict) => verdicts.push(verdict));
    decide(id, PAID);
    await waitFor(5 * MINUTE);

    await eventually(() => expect(phone.lines.value[0]?.status).toBe('honoured'));
    expect(verdicts).toEqual([]);
  });

  test('is stored once: it does not change, and is not asked for again', async () => {
    const id = await loseRace();
    decide(id, PAID);
    await waitFor(5 * MINUTE);
    await eventually(() => expect(phone.lines.value[0]?.status).toBe('honoured'));
    const before = asked().length;
    decide(id, REFUSED);
    await waitFor(HOUR);
    await waitFor(HOUR);

    expect(asked().length).toBe(before);
    expect(phone.lines.value[0]?.status).toBe('honoured');
  });

  test('fetched by two tabs is stored once', async () => {
    const id = await loseRace();
    const tab = await browser.open();
    const before = asked().length;
    decide(id, PAID);
    vi.setSystemTime(Date.now() + 5 * MINUTE);
    await Promise.all([phone.sendNow(), tab.sendNow()]);

    await eventually(() => expect([phone, tab].map(({ lines }) => lines.value[0]?.status)).toEqual(['honoured', 'honoured']));
    expect(asked().length - before).toBeGreaterThan(0);
    await tab.close();
  });

  test('is there after a reload, and days later without network', async () => {
    const id = await loseRace();
    decide(id, PAID);
    await waitFor(5 * MINUTE);
    await eventually(() => expect(phone.lines.value[0]?.status).toBe('honoured'));
    await browser.kill(phone);
    await reopen();
    expect(phone.lines.value[0]).toMatchObject({ status: 'honoured', netCents: 960 });

    await browser.kill(phone);
    browser.server.mode = 'down';
    vi.setSystemTime(NOON + 5 * DAY);
    await reopen();
    expect(phone.decided.value).toMatchObject([{ id, race: { decision: PAID } }]);
  });

  test('is asked for at the start, days later', async () => {
    const id = await loseRace();
    await browser.kill(phone);
    decide(id, PAID);
    vi.setSystemTime(NOON + 5 * DAY);
    await reopen();

    await eventually(() => expect(phone.decided.value).toMatchObject([{ id, race: { decision: PAID } }]));
  });

  test.each([
    ['it is not decided', undefined],
    ['a shape of a newer version', { outcome: 'shared', net_cents: 480 }],
    ['an amount that is none', { ...PAID, net_cents: null }],
  ])('is not stored: %s', async (_name, how) => {
    const [odd, good] = [await loseRace(1), await loseRace(2)];
    if (how !== undefined) decide(odd, how);
    decide(good, PAID);
    await waitFor(5 * MINUTE);
    await eventually(() => expect(phone.lines.value[0]?.status).toBe('honoured'));
    await waitFor(5 * MINUTE);

    await eventually(() => expect(asked().at(-1)).toEqual([odd]));
    expect(phone.lines.value[1]).toMatchObject({ status: 'conflict', race: { decision: null } });
    expect(phone.rejected.value.map(({ id }) => id)).toEqual([odd]);
  });

  test('on a scan that this phone does not know changes nothing', async () => {
    const id = await loseRace();
    browser.server.decided.set(id, { id: 'elsewhere', decided_at: new Date(NOON).toISOString(), ...PAID });
    const before = asked().length;
    await waitFor(5 * MINUTE);

    await eventually(() => expect(asked().length).toBe(before + 1));
    expect(raceOfLine()?.decision).toBeNull();
    expect(phone.decided.value).toEqual([]);
  });
});

describe('asking for decisions', () => {
  test('does not happen without a lost race, nor for a duplicate that was shown at once', async () => {
    await phone.redeem(await browser.mint.token(1), 'digital_tools');
    browser.server.redeemElsewhere('12-42-3');
    expect(await phone.redeem(await browser.mint.token(42), 'digital_tools')).toMatchObject({ kind: 'already_used' });
    await waitFor(5 * MINUTE);
    await waitFor(5 * MINUTE);

    expect(asked()).toEqual([]);
  });

  test('happens once in five minutes, however often the page tries', async () => {
    const id = await loseRace();
    await eventually(() => expect(asked()).toEqual([[id]]));
    await waitFor(5 * MINUTE);
    await eventually(() => expect(asked()).toEqual([[id], [id]]));
    const before = asked().length;
    for (let turn = 0; turn < 14; turn++) await waitFor(20_000);
    expect(asked().length).toBe(before);
    await waitFor(20_000);

    await eventually(() => expect(asked().length).toBe(before + 1));
  });

  test('happens soon after the network has come back', async () => {
    const id = await loseRace();
    await waitFor(5 * MINUTE);
    await eventually(() => expect(asked().at(-1)).toEqual([id]));
    const before = asked().length;
    browser.server.mode = 'down';
    await phone.redeem(await browser.mint.token(43), 'digital_tools');
    vi.setSystemTime(Date.now() + MINUTE);
    browser.server.mode = 'ok';
    browser.events.dispatchEvent(new Event('online'));

    await eventually(() => expect(asked().length).toBe(before + 1));
  });

  test('takes a hundred ids per request', async () => {
    browser.server.mode = 'down';
    for (let serial = 1; serial <= 101; serial++) {
      await phone.redeem(await browser.mint.token(serial), 'digital_tools');
      browser.server.redeemElsewhere(`12-${serial}-3`);
    }
    browser.server.mode = 'ok';
    await phone.sendNow();
    await eventually(() => expect(phone.rejected.value.length).toBe(101));
    browser.server.requests.length = 0;
    await waitFor(5 * MINUTE);

    await eventually(() => expect(asked().map((ids) => ids.length)).toEqual([100, 1]));
  });

  test.each([
    ['refuses', { status: 403, code: 'forbidden' }],
    ['does not know the address', { status: 404, code: 'not_found' }],
    ['fails', { status: 500 }],
    ['is a hotspot', 'html'],
  ] as const)('a server that %s for decisions does not stop anything else', async (_name, mode) => {
    const id = await loseRace();
    const { fetch } = browser.server;
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      const before = browser.server.mode;
      if (path === '/api/redemptions/decisions') browser.server.mode = mode;
      const answer = fetch(path, init);
      browser.server.mode = before;
      return answer;
    });
    await waitFor(5 * MINUTE);
    await eventually(() => expect(asked().at(-1)).toEqual([id]));

    expect((await phone.redeem(await browser.mint.token(7), 'digital_tools')).kind).toBe('accepted');
    expect([phone.network.value, phone.waiting.value]).toEqual(['ok', 0]);
  });
});
