import { describe, expect, test, vi } from 'vitest';
import { Connection } from '../../src/outbox/connection';
import type { NetworkState } from '../../src/outbox/network';
import { isUnbroken } from '../../src/redeem/chain';
import { exportJournal } from '../../src/redeem/export';
import { type Entry, openStore } from '../../src/redeem/store';
import { HOUR, NOON } from '../factories';
import { eventually } from '../outbox/page';
import { ENROLMENT } from './browser';
import { browser, freshPhone, phone, reopen } from './phone';
import { FOREIGN, type Mode } from './server';

freshPhone();

const scan = async (serial: number): Promise<void> => {
  await phone.redeem(await browser.mint.token(serial), 'digital_tools');
};

/** Scans while the server fails in a given way, and waits until the failure is noticed. */
const scanWhile = async (mode: Mode, serials: number[]): Promise<void> => {
  browser.server.mode = mode;
  for (const serial of serials) await scan(serial);
  await phone.sendNow();
  await eventually(() => expect(phone.waiting.value).toBe(serials.length));
};

const recordedVouchers = (): unknown[] => [...browser.server.recorded.values()].map(({ result }) => result['voucher']);

describe('nothing is lost, and everything arrives once, when the server', () => {
  test.each<[string, Mode, NetworkState]>([
    ['cannot be reached', 'down', 'offline'],
    ['does not answer in time', 'timeout', 'offline'],
    ['did it but the answer got lost', 'lost', 'offline'],
    ['is replaced by the page of a hotspot', 'html', 'server_error'],
    ['answers nothing', 'empty', 'server_error'],
    ['fails', { status: 500 }, 'server_error'],
    ['is being updated', { status: 503 }, 'server_error'],
    ['times out itself', { status: 408 }, 'server_error'],
    ['finds it too early', { status: 425 }, 'server_error'],
    ['finds it too much', { status: 429 }, 'server_error'],
    ['says that nothing is at that address', { status: 404 }, 'server_error'],
    ['refuses in a word of a newer version', { status: 409, code: 'moon_phase' }, 'server_error'],
    ...FOREIGN.map(([name, mode]): [string, Mode, NetworkState] => [name, mode, 'server_error']),
    ['does not know this phone any more', { status: 401, code: 'sign_in_needed' }, 'paused_sign_in'],
    ['does not allow it any more', { status: 403, code: 'forbidden' }, 'paused_sign_in'],
  ])('%s', async (_name, mode, state) => {
    await scanWhile(mode, [1, 2, 3]);
    expect(phone.network.value).toBe(state);
    expect(phone.rejected.value).toEqual([]);

    browser.server.mode = 'ok';
    await phone.sendNow();

    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(recordedVouchers()).toEqual(['12-1-3', '12-2-3', '12-3-3']);
    expect(phone.lines.value.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
  });
});

describe('when to try', () => {
  test('after failures it waits longer and longer, then tries again', async () => {
    await scanWhile({ status: 500 }, [1]);
    const before = browser.server.requests.length;

    await vi.advanceTimersByTimeAsync(500);
    expect(browser.server.requests.length).toBe(before);

    browser.server.mode = 'ok';
    await vi.advanceTimersByTimeAsync(10_000);
    await eventually(() => expect(phone.waiting.value).toBe(0));
  });

  test('a scan does not trigger a request to a server that answers with errors', async () => {
    await scanWhile({ status: 500 }, [1]);
    const before = browser.server.requests.length;

    for (const serial of [2, 3, 4]) await scan(serial);

    expect(browser.server.requests.length).toBe(before);
  });

  test('it tries when the network comes back', async () => {
    await scanWhile('down', [1]);
    browser.server.mode = 'ok';

    browser.events.dispatchEvent(new Event('online'));

    await eventually(() => expect(phone.waiting.value).toBe(0));
  });

  test('once the server answers again, the next scan is sent at once', async () => {
    await scanWhile('down', [1]);
    browser.server.mode = 'ok';
    await phone.sendNow();

    expect((await phone.redeem(await browser.mint.token(2), 'digital_tools')).kind).toBe('accepted');
  });

  test('it tries when the page becomes visible', async () => {
    await scanWhile('html', [1]);
    browser.server.mode = 'ok';

    browser.events.dispatchEvent(new Event('visibilitychange'));

    await eventually(() => expect(phone.waiting.value).toBe(0));
  });

  test('without any event it tries periodically while the page is visible', async () => {
    await scanWhile('down', [1]);
    browser.server.mode = 'ok';

    await vi.advanceTimersByTimeAsync(25_000);

    await eventually(() => expect(phone.waiting.value).toBe(0));
  });

  test('after a 401 it does not try until the phone is enrolled again', async () => {
    await scanWhile({ status: 401, code: 'sign_in_needed' }, [1]);
    const before = browser.server.requests.length;
    await vi.advanceTimersByTimeAsync(HOUR);
    await scan(2);
    expect(browser.server.requests.length).toBe(before);

    browser.server.mode = 'ok';
    await phone.enrol({ ...ENROLMENT, device: { ...ENROLMENT.device, id: 6 }, token: 'new' });

    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(browser.server.requests.at(-1)?.token).toBe('Bearer new');
    expect(recordedVouchers()).toEqual(['12-1-3', '12-2-3']);
  });

  test('Retry-After of the server is respected', async () => {
    await scanWhile('ok', []);
    browser.server.fetchHeaders = { 'retry-after': '120' };
    await scanWhile({ status: 429 }, [1]);
    browser.server.mode = 'ok';
    const before = browser.server.requests.length;

    browser.events.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(100_000);
    expect(browser.server.requests.length).toBe(before);

    await vi.advanceTimersByTimeAsync(60_000);
    await eventually(() => expect(phone.waiting.value).toBe(0));
  });
});

describe('whatever Retry-After says, a phone sends again within five minutes:', () => {
  test.each(['86400', '999999999999', '300', '1e9', 'Infinity', '-5', 'never', '', new Date(NOON + 30 * 24 * HOUR).toUTCString()])(
    '%s',
    async (told) => {
      browser.server.fetchHeaders = { 'retry-after': told };
      await scanWhile({ status: 503, foreign: true }, [1]);
      browser.server.mode = 'ok';

      await vi.advanceTimersByTimeAsync(300_000);

      await eventually(() => expect(phone.waiting.value).toBe(0));
    },
  );
});

describe('one entry never blocks the others', () => {
  test('when the server refuses a batch because of one entry, only that one goes to the pile', async () => {
    await scanWhile('down', [1, 2, 3, 4, 5, 6, 7]);
    browser.server.mode = 'ok';
    browser.server.indigestible = ({ seq }) => seq === 5;

    await phone.sendNow();

    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(recordedVouchers()).toHaveLength(6);
    expect(phone.rejected.value).toMatchObject([{ voucher: '12-5-3', status: 'rejected', reason: 'invalid', message: 'Une phrase pour une personne.' }]);
  });

  test('a rejected entry cannot be dismissed, and can be sent again', async () => {
    await scanWhile('down', [1]);
    browser.server.mode = 'ok';
    browser.server.indigestible = () => true;
    await phone.sendNow();
    await eventually(() => expect(phone.rejected.value).toHaveLength(1));
    const id = phone.rejected.value[0]?.id ?? '';
    await phone.acknowledge(id);
    await eventually(() => expect(phone.rejected.value).toHaveLength(1));

    browser.server.indigestible = () => false;
    await phone.retry(id);

    await eventually(() => expect(phone.rejected.value).toEqual([]));
    expect(recordedVouchers()).toEqual(['12-1-3']);
  });

  test.each<[string, (sent: { id: string; seq: number }) => Record<string, unknown> | null | undefined]>([
    ['that is to be tried again', ({ id, seq }) => (seq === 2 ? { id, status: 'retry' } : undefined)],
    ['that got no answer', ({ seq }) => (seq === 2 ? null : undefined)],
    ['whose answer has an unknown status', ({ id, seq }) => (seq === 2 ? { id, status: 'perhaps' } : undefined)],
    ['whose answer is about another', ({ seq }) => (seq === 2 ? { id: 'other', status: 'accepted' } : undefined)],
  ])('an entry %s waits, the others are done', async (_name, answerItem) => {
    await scanWhile('down', [1, 2, 3]);
    browser.server.mode = 'ok';
    browser.server.answerItem = answerItem;
    await phone.sendNow();
    await eventually(() => expect(phone.waiting.value).toBe(1));
    expect(recordedVouchers()).toEqual(['12-1-3', '12-3-3']);

    browser.server.answerItem = null;
    await phone.sendNow();

    await eventually(() => expect(phone.waiting.value).toBe(0));
  });

  test('an undecided entry does not keep the next scan from being accepted at once', async () => {
    browser.server.answerItem = ({ id, seq }) => (seq === 1 ? { id, status: 'retry' } : undefined);
    await scan(1);

    const verdict = await phone.redeem(await browser.mint.token(2), 'digital_tools');

    expect(verdict.kind).toBe('accepted');
  });
});

describe('two tabs', () => {
  test('send each entry once', async () => {
    await scanWhile('down', [1, 2, 3]);
    const other = await browser.open();
    browser.server.mode = 'ok';
    browser.server.requests.length = 0;

    await Promise.all([phone.sendNow(), other.sendNow(), phone.sendNow(), other.sendNow()]);

    expect(browser.server.redemptionsSent().flat().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await eventually(() => expect(other.waiting.value).toBe(0));
    await other.close();
  });

  test('show each other’s scans, and know their vouchers as spent', async () => {
    const other = await browser.open();
    await scan(1);

    await eventually(() => expect(other.lines.value).toHaveLength(1));
    expect((await other.redeem(await browser.mint.token(1), 'digital_tools')).kind).toBe('already_used');
    await other.close();
  });

  test('that scan at the same time write one unbroken journal', async () => {
    const other = await browser.open();
    browser.server.mode = 'down';
    const texts = await Promise.all([1, 2, 3, 4, 5, 6].map((serial) => browser.mint.token(serial)));

    await Promise.all(texts.map((text, index) => (index % 2 === 0 ? phone : other).redeem(text, 'digital_tools')));

    const exported = JSON.parse(await (await exportJournal()).text()) as { entries: Entry[] };
    expect(await isUnbroken(exported.entries)).toBe(true);
    expect(exported.entries).toHaveLength(6);
    await other.close();
  });
});

describe('ten thousand waiting entries', () => {
  test('are counted, sent in hundreds, and all arrive', async () => {
    browser.server.mode = 'down';
    await fill(10_000);
    await eventually(() => expect(phone.waiting.value).toBeGreaterThanOrEqual(10_000));
    browser.server.mode = 'ok';
    browser.server.requests.length = 0;

    await phone.sendNow();

    await eventually(() => expect(phone.waiting.value).toBe(0));
    const batches = browser.server.redemptionsSent();
    expect(batches).toHaveLength(100);
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(100);
    expect(browser.server.recorded.size).toBe(10_000);
  }, 60_000);

  /** Fills the journal with typed codes, since signing ten thousand vouchers would take too long. */
  async function fill(count: number): Promise<void> {
    const connection = new Connection(openStore);
    await connection.use(async (store) => {
      const tx = store.transaction('journal', 'readwrite');
      for (let seq = 1; seq <= count; seq++) {
        browser.server.codes.set(`C${seq}`, `12-${seq}-1`);
        void tx.store.put({
          ...{ kind: 'redemption', id: crypto.randomUUID(), seq, prev: '', hash: String(seq), venue_id: 7, device_id: 5 },
          ...{ at: new Date(NOON).toISOString(), day: '2026-11-23', subject: `code:C${seq}`, text: { code: `C${seq}` } },
          ...{ voucher: null, service: 'safe_use', doubt: 'typed_code', in_grace: false, gross_cents: null, net_cents: null },
          ...{ state: 'waiting', error: null, told: false, result: null, reversal: null },
        });
      }
      await tx.done;
    });
    await connection.close();
    await phone.close();
    await reopen();
  }
});

test('after a time-out, batches are smaller', async () => {
  await scanWhile('down', Array.from({ length: 60 }, (_, index) => index + 1));
  browser.server.requests.length = 0;
  browser.server.mode = 'timeout';
  await phone.sendNow();
  browser.server.mode = 'ok';

  await phone.sendNow();

  await eventually(() => expect(phone.waiting.value).toBe(0));
  expect(browser.server.redemptionsSent().map((batch) => batch.length)).toEqual([60, 50, 10]);
});

test('the last safe copy is the last time that the queue was empty', async () => {
  await eventually(() => expect(phone.lastSafeCopy.value).not.toBeNull());
  const enrolled = phone.lastSafeCopy.value?.getTime();
  vi.setSystemTime(NOON + HOUR);
  await scanWhile('down', [1]);
  expect(phone.lastSafeCopy.value?.getTime()).toBe(enrolled);

  browser.server.mode = 'ok';
  await phone.sendNow();

  await eventually(() => expect(phone.lastSafeCopy.value?.getTime()).toBeGreaterThanOrEqual(NOON + HOUR));
});

test('an entry keeps the time and number of its scan, however late it is sent', async () => {
  await scanWhile('down', [1]);
  vi.setSystemTime(NOON + 5 * HOUR);
  browser.server.mode = 'ok';
  await phone.sendNow();
  await eventually(() => expect(phone.waiting.value).toBe(0));

  const attempts = browser.server.redemptionsSent().flat();
  expect(attempts.length).toBeGreaterThan(1);
  expect(new Set(attempts.map((sent) => JSON.stringify(sent))).size).toBe(1);
  expect(Date.parse(attempts[0]?.scanned_at ?? '')).toBeLessThan(NOON + HOUR);
});

describe('signing out', () => {
  test('deletes no scans: the next enrolment at the venue sends them', async () => {
    await scanWhile('down', [1, 2]);
    await phone.leave();
    expect(phone.device.value).toBeNull();
    expect(phone.waiting.value).toBe(2);

    browser.server.mode = 'ok';
    await phone.enrol(ENROLMENT);

    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(recordedVouchers()).toEqual(['12-1-3', '12-2-3']);
  });

  test('enrolling at another venue still sends the first venue’s scans, with its token', async () => {
    await scanWhile('down', [1]);
    browser.server.mode = 'ok';
    browser.server.requests.length = 0;

    await phone.enrol({ device: { ...ENROLMENT.device, id: 8, venue: { id: 9, name: 'Autre', commune: 'Lormont' } }, token: 'other' });

    await eventually(() => expect(phone.waiting.value).toBe(0));
    expect(browser.server.requests.find(({ path }) => path === '/api/redemptions')?.token).toBe('Bearer secret');
    expect(phone.lines.value).toEqual([]);
  });

  test('the exported file has all unsent entries, and not the token', async () => {
    await scanWhile('down', [1, 2]);

    const file = await exportJournal();

    const text = await file.text();
    expect(JSON.parse(text)).toMatchObject({ format: 'poincon-journal-2', venue_id: 7, entries: [{ voucher: '12-1-3' }, { voucher: '12-2-3' }] });
    expect(text).not.toContain('secret');
    expect(file.name).toMatch(/^poincon-non-envoyes-2026-11-23T.*\.json$/);
  });
});

test('the token is rotated when the server asks for it', async () => {
  browser.server.bundle = { ...browser.server.bundle, rotate_token_by: new Date(NOON + HOUR).toISOString() };
  vi.setSystemTime(NOON + 2 * HOUR);
  await phone.sendNow();
  await phone.sendNow();
  await scan(1);

  await eventually(() => expect(browser.server.redemptionsSent()).toHaveLength(1));
  expect(browser.server.requests.find(({ path }) => path === '/api/redemptions')?.token).toBe('Bearer rotated');
});

test('a reversal refused with an unknown code waits for a newer version', async () => {
  const { scanId } = await phone.redeem(await browser.mint.token(1), 'digital_tools');
  await eventually(() => expect(phone.waiting.value).toBe(0));
  browser.server.mode = { status: 409, code: 'moon_phase' };
  await phone.reverse(scanId ?? '', 'mistake');
  await phone.sendNow();
  await eventually(() => expect(phone.waiting.value).toBe(1));
  expect(phone.rejected.value).toEqual([]);

  browser.server.mode = 'ok';
  await phone.sendNow();

  await eventually(() => expect(phone.waiting.value).toBe(0));
  expect(browser.server.reversed.size).toBe(1);
});
