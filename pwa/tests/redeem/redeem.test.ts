import { beforeEach, describe, expect, test, vi } from 'vitest';
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

/** Requests go out only when the returned function was called. */
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

  test('a scan leaves the lines before it as they are, so that lists need not draw them again', async () => {
    await scan(42);
    await eventually(() => expect(phone.lines.value[0]?.status).toBe('accepted'));
    const [first] = phone.lines.value;
    await scan(43);
    await eventually(() => expect(phone.lines.value).toHaveLength(2));
    expect(phone.lines.value[1]).toBe(first);
  });

  test('a voucher used elsewhere is told with where and when, and is in no pile', async () => {
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

  test('what the server refuses is refused with its reason and its sentence', async () => {
    browser.server.refusals.set('12-42-3', 'voided');

    expect(await scan(42)).toMatchObject({ kind: 'refused', reason: 'voided', message: 'Refusé.' });
  });

  test('a voucher refused by the server is not spent', async () => {
    browser.server.refusals.set('12-42-3', 'not_handed_over');
    await scan(42);
    browser.server.refusals.clear();

    expect((await scan(42)).kind).toBe('accepted');
  });

  test('a reason of a newer server is unknown, its sentence is shown', async () => {
    browser.server.refusals.set('12-42-3', 'struck_by_lightning');

    expect(await scan(42)).toMatchObject({ kind: 'refused', reason: 'unknown', message: 'Refusé.' });
  });

  test('an order funded a minute ago is learnt before saying no', async () => {
    vi.setSystemTime(NOON + HOUR);
    browser.server.bundle = { ...browser.server.bundle, campaigns: [aCampaign({ funded: [[1, 200_000]] })] };

    expect((await scan(150_000)).kind).toBe('accepted');
  });

  test('a key made a minute ago is learnt before saying no', async () => {
    const text = await browser.mint.token(42, 3, 2);
    vi.setSystemTime(NOON + HOUR);
    browser.server.bundle = { keys: [{ ...browser.mint.key, kid: '2' }] };

    expect((await phone.redeem(text, SERVICE)).kind).toBe('accepted');
  });

  test('the first scan after an enrolment waits for rules that are on their way', async () => {
    const text = await browser.mint.token(42, 3);
    await phone.leave();
    const letThrough = holdRequests();
    void phone.enrol(ENROLMENT);
    await eventually(() => expect(phone.device.value).not.toBeNull());

    const verdict = phone.redeem(text, SERVICE);
    letThrough();

    expect(await verdict).toMatchObject({ kind: 'accepted' });
  });

  test('a slow server does not keep people waiting, and the next scan does not wait at all', async () => {
    browser.server.mode = 'hang';
    let verdict: Verdict | undefined;
    void scan(42).then((given) => (verdict = given));

    await eventually(() => expect(verdict?.kind).toBe('accepted_offline'));

    expect(Date.now() - NOON).toBeLessThan(2_000);
    const second = Date.now();
    expect((await scan(43)).kind).toBe('accepted_offline');
    expect(Date.now() - second).toBeLessThan(50);
  });

  test('a slow answer upgrades the verdict that was given', async () => {
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

  test('a voucher is accepted offline and waits', async () => {
    expect(await scan(42)).toMatchObject({ kind: 'accepted_offline', reason: null, netCents: 960 });
    await eventually(() => expect(phone.waiting.value).toBe(2));
    expect(phone.total.value).toEqual({ scans: 2, netCents: 1920, unknown: 0 });
  });

  test('the same voucher a second time was used here, at that time', async () => {
    await scan(42);
    vi.setSystemTime(NOON + HOUR);

    const verdict = await scan(42);

    expect(verdict).toMatchObject({ kind: 'already_used', scanId: null, first: { venue: 'Médiathèque', here: true } });
    expect(verdict.first?.at.getTime()).toBeLessThan(NOON + HOUR);
  });

  test('the same voucher at the same instant is used once', async () => {
    const verdicts = await Promise.all([scan(42), scan(42), scan(42)]);

    expect(verdicts.map(({ kind }) => kind).sort()).toEqual(['accepted_offline', 'already_used', 'already_used']);
  });

  test('scans at the same instant all get their own place in the chain', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((serial) => scan(serial)));

    const exported = JSON.parse(await (await phone.exportFile()).text()) as { journal_unbroken: boolean; entries: { seq: number }[] };
    expect(exported.journal_unbroken).toBe(true);
    expect(exported.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a typed code is never green', async () => {
    expect(await phone.redeem({ code: CODE }, SERVICE)).toMatchObject({
      kind: 'to_confirm',
      reason: 'typed_code',
      voucher: null,
      netCents: null,
    });
    await eventually(() => expect(phone.total.value.unknown).toBe(1));
  });

  const LOST = { at: expect.any(Date) as Date, accepted: true, outcome: 'guarantee', decision: null };

  test('a typed code that lost its race is for the operator to decide', async () => {
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

  test('rules older than 72 hours need confirmation', async () => {
    vi.setSystemTime(NOON + 3 * DAY + 1);

    expect(await scan(42)).toMatchObject({ kind: 'to_confirm', reason: 'old_rules' });
  });

  test('a clock set back a year needs confirmation', async () => {
    vi.setSystemTime(NOON - 365 * DAY);

    expect(await scan(42)).toMatchObject({ kind: 'to_confirm', reason: 'doubtful_clock' });
  });

  test('after fifty unsent, the next one needs confirmation', async () => {
    for (let serial = 1; serial < 50; serial++) await scan(serial);
    await eventually(() => expect(phone.waiting.value).toBe(50));

    expect(await scan(51)).toMatchObject({ kind: 'to_confirm', reason: 'many_waiting' });
  });

  test('in grace, hand-over decides: the server must confirm', async () => {
    vi.setSystemTime(Date.parse('2027-01-15T11:00:00Z'));

    expect(await scan(42)).toMatchObject({ kind: 'to_confirm', reason: 'handover_unknown', inGrace: true });
  });
});

describe('a refusal of the phone records and sends nothing', () => {
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

describe('what the venue has spent', () => {
  test('on another phone of the venue is known offline', async () => {
    browser.server.bundle = { ...browser.server.bundle, spent: [{ voucher: '12-42-3', at: '2026-11-23T08:00:00Z' }] };
    vi.setSystemTime(NOON + HOUR);
    await phone.sendNow();
    await goOffline();

    expect(await scan(42)).toMatchObject({ kind: 'already_used', first: { at: new Date('2026-11-23T08:00:00Z'), here: true } });
  });

  test('is still known after it was sent', async () => {
    await scan(42);
    await eventually(() => expect(phone.waiting.value).toBe(0));
    await goOffline();

    expect((await scan(42)).kind).toBe('already_used');
  });

  test('as a typed code is known by its QR once the server told', async () => {
    browser.server.codes.set(CODE, '12-42-3');
    expect(await phone.redeem({ code: CODE }, SERVICE)).toMatchObject({ kind: 'accepted', voucher: '12-42-3', netCents: 960 });
    await goOffline();

    expect((await scan(42)).kind).toBe('already_used');
  });

  test('and a manager has reversed is free again', async () => {
    await scan(42);
    vi.setSystemTime(NOON + HOUR);
    browser.server.bundle = { ...browser.server.bundle, full: false, restored: ['12-42-3'] };
    await phone.sendNow();
    await goOffline();

    expect((await scan(42)).kind).toBe('accepted_offline');
  });

  test('is not given back by an older bundle while it waits', async () => {
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

test('the time of a scan is that of the server, as measured at the last contact', async () => {
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

test('the browser is asked to keep the data after the first scan, not before', async () => {
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
