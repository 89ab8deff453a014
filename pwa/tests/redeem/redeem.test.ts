import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isUnbroken } from '../../src/redeem/chain';
import { exportJournal } from '../../src/redeem/export';
import type { Entry } from '../../src/redeem/store';
import type { Verdict } from '../../src/redeem/types';
import { aBundle, aCampaign, DAY, HOUR, NOON } from '../factories';
import { codeVectors } from '../vectors';
import { eventually } from '../outbox/page';
import { ENROLMENT } from './browser';
import { browser, freshPhone, phone, reopen } from './phone';

const SERVICE = 'digital_tools';
const CODE = codeVectors.cases[0]?.code ?? '';

freshPhone();

const scan = async (serial: number, position = 3): Promise<Verdict> =>
  phone.redeem(await browser.mint.token(serial, position), SERVICE);

const goOffline = async (): Promise<void> => {
  browser.server.mode = 'down';
  await phone.sendNow();
  await scan(9_999);
  await eventually(() => expect(phone.network.value).toBe('offline'));
};

/** Holds requests back until the returned function is called. */
function holdRequests(): () => void {
  let letThrough = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    await gate;
    return browser.server.fetch(path, init);
  });
  return letThrough;
}

describe('with network', () => {
  test('a voucher is accepted by the server before the card is shown', async () => {
    expect(await scan(42)).toMatchObject({
      kind: 'accepted',
      reason: null,
      voucher: '12-42-3',
      booklet: '12-42',
      position: 3,
      valueCents: 1000,
      netCents: 960,
      campaign: 'Pass 2026',
      lastDay: '2026-12-31',
    });
    await eventually(() => expect(phone.waiting.value).toBe(0));
  });

  test('a scan does not replace the lines before it, so that they are not rendered', async () => {
    await scan(42);
    await eventually(() => expect(phone.lines.value[0]?.status).toBe('accepted'));
    const [first] = phone.lines.value;
    await scan(43);
    await eventually(() => expect(phone.lines.value).toHaveLength(2));
    expect(phone.lines.value[1]).toBe(first);
  });

  test('a voucher used elsewhere is refused with where and when, and is not in the pile', async () => {
    browser.server.redeemElsewhere('12-42-3');

    const verdict = await scan(42);

    expect(verdict).toMatchObject({
      kind: 'already_used',
      first: { venue: 'Espace Léo', commune: 'Lormont', here: false, at: new Date('2026-11-23T09:00:00Z') },
      race: null,
    });
    await eventually(() => expect(phone.lines.value[0]).toMatchObject({ status: 'conflict', race: null }));
    await eventually(() => expect(phone.rejected.value).toEqual([]));
    expect(phone.total.value.netCents).toBe(0);
  });

  test('a refusal of the server shows its reason and its message', async () => {
    browser.server.refusals.set('12-42-3', 'voided');

    expect(await scan(42)).toMatchObject({ kind: 'refused', reason: 'voided', message: 'Refusé.' });
  });

  test('a voucher refused by the server is not spent', async () => {
    browser.server.refusals.set('12-42-3', 'not_handed_over');
    await scan(42);
    browser.server.refusals.clear();

    expect((await scan(42)).kind).toBe('accepted');
  });

  test('an unknown reason is shown as unknown, with the server’s message', async () => {
    browser.server.refusals.set('12-42-3', 'struck_by_lightning');

    expect(await scan(42)).toMatchObject({ kind: 'refused', reason: 'unknown', message: 'Refusé.' });
  });

  test('before refusing, the phone fetches rules: an order may just have been funded', async () => {
    vi.setSystemTime(NOON + HOUR);
    browser.server.bundle = { ...browser.server.bundle, campaigns: [aCampaign({ funded: [[1, 200_000]] })] };

    expect((await scan(150_000)).kind).toBe('accepted');
  });

  test('before refusing, the phone fetches rules: a key may just have been made', async () => {
    const text = await browser.mint.token(42, 3, 2);
    vi.setSystemTime(NOON + HOUR);
    browser.server.bundle = { keys: [{ ...browser.mint.key, kid: '2' }] };

    expect((await phone.redeem(text, SERVICE)).kind).toBe('accepted');
  });

  test('the first scan after an enrolment waits for the first bundle', async () => {
    const text = await browser.mint.token(42, 3);
    await phone.leave();
    const letThrough = holdRequests();
    void phone.enrol(ENROLMENT);
    await eventually(() => expect(phone.device.value).not.toBeNull());

    const verdict = phone.redeem(text, SERVICE);
    letThrough();

    expect(await verdict).toMatchObject({ kind: 'accepted' });
  });

  test('the phone answers alone when the server is slow, and the next scan does not wait', async () => {
    browser.server.mode = 'hang';
    let verdict: Verdict | undefined;
    void scan(42).then((given) => (verdict = given));

    await eventually(() => expect(verdict?.kind).toBe('accepted_offline'));

    expect(Date.now() - NOON).toBeLessThan(2_000);
    const second = Date.now();
    expect((await scan(43)).kind).toBe('accepted_offline');
    expect(Date.now() - second).toBeLessThan(50);
  });

  test('a late answer upgrades the verdict that was shown', async () => {
    const upgrades: Verdict[] = [];
    phone.onUpgrade((verdict) => upgrades.push(verdict));
    await goOffline();
    const verdict = await scan(42);
    browser.server.mode = 'ok';

    await phone.sendNow();

    await eventually(() => expect(upgrades.map(({ kind, scanId }) => ({ kind, scanId }))).toContainEqual({ kind: 'accepted', scanId: verdict.scanId }));
  });
});

describe('without network', () => {
  beforeEach(goOffline);

  test('a voucher is accepted offline and waits in the queue', async () => {
    expect(await scan(42)).toMatchObject({ kind: 'accepted_offline', reason: null, netCents: 960 });
    await eventually(() => expect(phone.waiting.value).toBe(2));
    expect(phone.total.value).toEqual({ scans: 2, netCents: 1920, unknown: 0 });
  });

  test('a second scan of the same voucher is refused, with the time of the first', async () => {
    await scan(42);
    vi.setSystemTime(NOON + HOUR);

    const verdict = await scan(42);

    expect(verdict).toMatchObject({ kind: 'already_used', scanId: null, first: { venue: 'Médiathèque', here: true } });
    expect(verdict.first?.at.getTime()).toBeLessThan(NOON + HOUR);
  });

  test('simultaneous scans of the same voucher use it once', async () => {
    const verdicts = await Promise.all([scan(42), scan(42), scan(42)]);

    expect(verdicts.map(({ kind }) => kind).sort()).toEqual(['accepted_offline', 'already_used', 'already_used']);
  });

  test('simultaneous scans each get their own place in the chain', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((serial) => scan(serial)));

    const exported = JSON.parse(await (await exportJournal()).text()) as { entries: Entry[] };
    expect(await isUnbroken(exported.entries)).toBe(true);
    expect(exported.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a typed code is to be confirmed, never accepted', async () => {
    expect(await phone.redeem({ code: CODE }, SERVICE)).toMatchObject({
      kind: 'to_confirm',
      reason: 'typed_code',
      voucher: null,
      netCents: null,
    });
    await eventually(() => expect(phone.total.value.unknown).toBe(1));
  });

  const LOST = { at: expect.any(Date) as Date, accepted: true, outcome: 'guarantee', decision: null };

  test('a typed code that lost its race is left to the operator', async () => {
    browser.server.codes.set(CODE, '12-42-3');
    browser.server.redeemElsewhere('12-42-3');
    await phone.redeem({ code: CODE }, SERVICE);
    browser.server.mode = 'ok';

    await phone.sendNow();

    await eventually(() => expect(phone.lines.value[0]?.race).toEqual({ ...LOST, accepted: false, outcome: 'operator' }));
  });

  test('a conflict found later is in the pile until it is read', async () => {
    const { scanId } = await scan(42);
    browser.server.redeemElsewhere('12-42-3');
    browser.server.mode = 'ok';

    await phone.sendNow();

    await eventually(() => expect(phone.rejected.value).toMatchObject([{ kind: 'redemption', scanId, status: 'conflict', voucher: '12-42-3', first: { venue: 'Espace Léo' }, race: LOST }]));
    await phone.acknowledge(scanId ?? '');
    await eventually(() => expect(phone.rejected.value).toEqual([]));
    expect(phone.lines.value[0]?.race).toEqual(LOST);
  });

  test('with rules older than 72 hours a scan is to be confirmed', async () => {
    vi.setSystemTime(NOON + 3 * DAY + 1);

    expect(await scan(42)).toMatchObject({ kind: 'to_confirm', reason: 'old_rules' });
  });

  test('with a clock set back by a year a scan is to be confirmed', async () => {
    vi.setSystemTime(NOON - 365 * DAY);

    expect(await scan(42)).toMatchObject({ kind: 'to_confirm', reason: 'doubtful_clock' });
  });

  test('with fifty unsent scans the next one is to be confirmed', async () => {
    for (let serial = 1; serial < 50; serial++) await scan(serial);
    await eventually(() => expect(phone.waiting.value).toBe(50));

    expect(await scan(51)).toMatchObject({ kind: 'to_confirm', reason: 'many_waiting' });
  });

  test('in grace a scan is to be confirmed, since hand-over decides', async () => {
    vi.setSystemTime(Date.parse('2027-01-15T11:00:00Z'));

    expect(await scan(42)).toMatchObject({ kind: 'to_confirm', reason: 'handover_unknown', inGrace: true });
  });
});

describe('a refusal by the phone stores and sends nothing:', () => {
  test.each([
    ['a typed code with a wrong character', { code: `8${CODE.slice(1)}` }, 'wrong_code'],
    ['any other QR', 'https://example.org/menu', 'malformed'],
    ['a cut code', 'HTTPS://PASS.EXAMPLE.FR/V/AEAQ', 'malformed'],
  ])('%s', async (_name, input, reason) => {
    browser.server.requests.length = 0;

    expect(await phone.redeem(input, SERVICE)).toMatchObject({ kind: 'refused', reason, scanId: null });
    expect(browser.server.requests).toEqual([]);
  });

  test('a forged voucher', async () => {
    const text = await browser.mint.token(42);
    const forged = text.slice(0, -20) + (text.at(-20) === 'A' ? 'B' : 'A') + text.slice(-19);

    expect(await phone.redeem(forged, SERVICE)).toMatchObject({ kind: 'refused', reason: 'bad_signature' });
  });

  test('an unfunded voucher', async () => {
    expect(await scan(100_001)).toMatchObject({ kind: 'refused', reason: 'not_funded', voucher: '12-100001-3' });
  });

  test('a phone that was never enrolled', async () => {
    await phone.leave();

    expect(await scan(42)).toMatchObject({ kind: 'refused', reason: 'not_ready' });
  });
});

describe('a voucher of this venue', () => {
  test('spent on another phone is known offline', async () => {
    browser.server.bundle = { ...browser.server.bundle, spent: [{ voucher: '12-42-3', at: '2026-11-23T08:00:00Z' }] };
    vi.setSystemTime(NOON + HOUR);
    await phone.sendNow();
    await goOffline();

    expect(await scan(42)).toMatchObject({ kind: 'already_used', first: { at: new Date('2026-11-23T08:00:00Z'), here: true } });
  });

  test('is still known as spent after it was sent', async () => {
    await scan(42);
    await eventually(() => expect(phone.waiting.value).toBe(0));
    await goOffline();

    expect((await scan(42)).kind).toBe('already_used');
  });

  test('redeemed as a typed code is known by its QR once the server has answered', async () => {
    browser.server.codes.set(CODE, '12-42-3');
    expect(await phone.redeem({ code: CODE }, SERVICE)).toMatchObject({ kind: 'accepted', voucher: '12-42-3', netCents: 960 });
    await goOffline();

    expect((await scan(42)).kind).toBe('already_used');
  });

  test('reversed by a manager can be used again', async () => {
    await scan(42);
    vi.setSystemTime(NOON + HOUR);
    browser.server.bundle = { ...browser.server.bundle, full: false, restored: ['12-42-3'] };
    await phone.sendNow();
    await goOffline();

    expect((await scan(42)).kind).toBe('accepted_offline');
  });

  test('that waits is not freed by a bundle that does not list it', async () => {
    await goOffline();
    await scan(42);
    browser.server.mode = 'ok';
    browser.server.answerItem = ({ id }) => ({ id, status: 'retry' });
    browser.server.bundle = { ...browser.server.bundle, full: true, spent: [] };
    vi.setSystemTime(NOON + HOUR);
    await phone.sendNow();

    expect((await scan(42)).kind).toBe('already_used');
  });
});

test('the time of a scan is the server’s, by the offset of the last contact', async () => {
  browser.server.aheadMs = 365 * DAY;
  browser.server.bundle = {
    ...browser.server.bundle,
    refresh_by: new Date(NOON + 400 * DAY).toISOString(),
    campaigns: [aCampaign({ last_day: '2027-12-31', grace_day: null })],
  };
  vi.setSystemTime(NOON + HOUR);
  await phone.sendNow();
  await scan(42);

  const [[sent] = []] = browser.server.redemptionsSent();
  expect(Math.abs(Date.parse(sent?.scanned_at ?? '') - (NOON + HOUR + 365 * DAY))).toBeLessThan(2_000);
});

test('the browser is asked for persistent storage after the first scan, not before', async () => {
  expect(browser.storage.persist).not.toHaveBeenCalled();
  await scan(42);
  await scan(43);

  expect(browser.storage.persist).toHaveBeenCalledTimes(1);
  await eventually(() => expect(phone.persisted.value).toBe(true));
});

test('the service of the last scan is remembered across pages', async () => {
  await phone.redeem(await browser.mint.token(42), 'safe_use');
  await phone.close();
  await reopen();

  expect(phone.service.value).toBe('safe_use');
  expect(aBundle().venue.services).toEqual(phone.device.value?.services);
});
