import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Verdict } from '../../src/redeem/types';
import { NOON } from '../factories';
import { codeVectors } from '../vectors';
import { eventually } from '../outbox/page';
import { browser, freshPhone, phone } from './phone';

const CODE = codeVectors.cases[0]?.code ?? '';
const MINUTE = 60_000;

freshPhone();

const scan = async (serial = 1): Promise<Verdict> => phone.redeem(await browser.mint.token(serial), 'digital_tools');
const undo = (verdict: Verdict) => phone.reverse(verdict.scanId ?? '', 'wrong_person');
const paths = (): string[] => browser.server.requests.map(({ path }) => path.replace(/[0-9a-f-]{36}/, '<id>'));

const goOffline = async (): Promise<void> => {
  browser.server.mode = 'down';
  await scan(999);
  await eventually(() => expect(phone.network.value).toBe('offline'));
};

describe('with network', () => {
  test('a redemption is reversed at once, leaves the total, and frees its voucher', async () => {
    const verdict = await scan();

    expect(await undo(verdict)).toEqual({ ok: true, confirmed: true });

    await eventually(() => expect(phone.lines.value[0]).toMatchObject({ status: 'reversed', netCents: 0, undoUntil: null }));
    expect(phone.total.value.scans).toBe(0);
    expect((await scan()).kind).toBe('accepted');
  });

  test('when it is too late for the server, the redemption stands and the voucher stays spent', async () => {
    const verdict = await scan();
    browser.server.lateReversals = true;

    expect(await undo(verdict)).toEqual({ ok: false, reason: 'too_late' });

    await eventually(() => expect(phone.lines.value[0]?.status).toBe('accepted'));
    expect((await scan()).kind).toBe('already_used');
    await eventually(() => expect(phone.rejected.value).toEqual([]));
  });

  test('a redemption that the manager has reversed already counts as reversed', async () => {
    const verdict = await scan();
    browser.server.reversed.set(verdict.scanId ?? '', 'by the manager');

    expect(await undo(verdict)).toEqual({ ok: true, confirmed: true });
  });
});

describe('the phone refuses to reverse', () => {
  test('after 15 minutes', async () => {
    const verdict = await scan();
    vi.setSystemTime(NOON + 16 * MINUTE);

    expect(await undo(verdict)).toEqual({ ok: false, reason: 'too_late' });
  });

  test('a second time', async () => {
    const verdict = await scan();
    await undo(verdict);

    expect(await undo(verdict)).toEqual({ ok: false, reason: 'already_reversed' });
  });

  test('twice after two simultaneous taps', async () => {
    const verdict = await scan();

    const outcomes = await Promise.all([undo(verdict), undo(verdict)]);

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(browser.server.reversed.size).toBe(1);
  });

  test('an unknown or a refused redemption', async () => {
    browser.server.refusals.set('12-1-3', 'voided');

    expect(await phone.reverse('unknown', 'other')).toEqual({ ok: false, reason: 'unknown_redemption' });
    expect(await undo(await scan())).toEqual({ ok: false, reason: 'unknown_redemption' });
  });
});

describe('without network', () => {
  beforeEach(goOffline);

  test('the reversal waits behind its redemption; the voucher is free at once', async () => {
    const verdict = await scan();

    expect(await undo(verdict)).toEqual({ ok: true, confirmed: false });

    await eventually(() => expect(phone.lines.value[0]?.status).toBe('reversing'));
    expect((await scan()).kind).toBe('accepted_offline');
  });

  test('redeemed, reversed, redeemed again: the server gets them in this order', async () => {
    await undo(await scan());
    const again = await scan();
    browser.server.mode = 'ok';
    browser.server.requests.length = 0;

    await phone.sendNow();

    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(paths().slice(0, 3)).toEqual(['/api/redemptions', '/api/redemptions/<id>/reversal', '/api/redemptions']);
    expect(browser.server.live.get('12-1-3')).toBe(again.scanId);
    expect((await scan()).kind).toBe('already_used');
  });

  test('while a redemption is undecided, its reversal and the next redemption wait too', async () => {
    const first = await scan();
    await undo(first);
    await scan();
    browser.server.mode = 'ok';
    browser.server.answerItem = ({ id }) => (id === first.scanId ? { id, status: 'retry' } : undefined);

    await phone.sendNow();

    await eventually(() => expect(phone.waiting.value).toBe(3));
    expect(browser.server.live.has('12-1-3')).toBe(false);

    browser.server.answerItem = null;
    await phone.sendNow();
    await eventually(() => expect(phone.waiting.value).toBe(0));
  });

  test('after a conflict nothing is left to reverse, and nothing is shown', async () => {
    await undo(await scan());
    browser.server.redeemElsewhere('12-1-3');
    browser.server.mode = 'ok';

    await phone.sendNow();

    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(paths()).not.toContain('/api/redemptions/<id>/reversal');
    expect(phone.rejected.value).toEqual([]);
  });

  test('a reversal that arrives too late is in the pile, and the redemption stands', async () => {
    const verdict = await scan();
    await undo(verdict);
    browser.server.mode = 'ok';
    browser.server.lateReversals = true;

    await phone.sendNow();

    await eventually(() => expect(phone.rejected.value).toMatchObject([{ kind: 'reversal', scanId: verdict.scanId, reason: 'too_late_to_reverse' }]));
    expect(phone.lines.value[0]?.status).toBe('accepted');
  });

  test('the voucher of a typed code is free under its code and its id', async () => {
    browser.server.codes.set(CODE, '12-1-3');
    browser.server.mode = 'ok';
    await phone.sendNow();
    const verdict = await phone.redeem({ code: CODE }, 'digital_tools');
    await undo(verdict);

    expect((await scan()).kind).toBe('accepted');
  });
});
