// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openBooklet } from '../../src/wallet/booklet';
import { signed } from '../api/wire/sign';
import { aUsedVoucher, aVoucher, aWallet } from './wallets';

const LINK = 'IjEtNDIi.signature';
const NOON = Date.parse('2026-11-23T11:00:00Z');
const ask = vi.fn<typeof fetch>();

const told = (wallet: object, etag = '"one"') => signed(Response.json(wallet, { headers: { etag } }));
const unknown = () => signed(foreign());
const foreign = () => Response.json({ error: { code: 'unknown_link', message: '…' } }, { status: 404 });
const header = (call: number) => new Headers(ask.mock.calls[call]?.[1]?.headers).get('if-none-match');

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  vi.stubGlobal('fetch', ask);
});

/** A booklet that was loaded once with network, and opened again. */
async function reopened(wallet = aWallet()) {
  ask.mockResolvedValueOnce(told(wallet));
  await openBooklet(LINK).refresh();
  return openBooklet(LINK);
}

test('a booklet loaded once opens without network', async () => {
  const booklet = await reopened();
  expect(booklet.known.value?.wallet).toEqual(aWallet());
  expect(booklet.known.value?.confirmedAt).toBe(NOON);
});

test('a booklet never loaded here cannot open without network', async () => {
  ask.mockRejectedValue(new TypeError('Failed to fetch'));
  const booklet = openBooklet(LINK);
  expect(await booklet.refresh()).toBe('unreachable');
  expect(booklet.known.value).toBeNull();
});

test('an unchanged booklet is not sent again, and counts as up to date', async () => {
  const booklet = await reopened();
  vi.setSystemTime(NOON + 60_000);
  ask.mockResolvedValueOnce(signed(new Response(null, { status: 304 })));
  expect(await booklet.refresh()).toBeNull();
  expect(header(1)).toBe('"one"');
  expect(booklet.known.value).toMatchObject({ confirmedAt: NOON + 60_000, wallet: { left: 5 } });
  expect(openBooklet(LINK).known.value?.confirmedAt).toBe(NOON + 60_000);
});

describe('an answer that is not ours leaves the stored booklet:', () => {
  test.each([
    ['the page of a hotspot', () => new Response('<html>', { status: 200 })],
    ['a proxy that knows no link', foreign],
    ['a proxy that says that nothing is new', () => new Response(null, { status: 304 })],
    ['a booklet that a proxy tells', () => Response.json(aWallet({ left: 0 }))],
    ['a 404 in other words', () => Response.json({ error: 'not found' }, { status: 404 })],
    ['a server in trouble', () => Response.json({ error: { code: 'server_error' } }, { status: 500 })],
    ['a link that is unknown since', unknown],
    ['half a booklet', () => told({ ...aWallet(), vouchers: null })],
  ])('%s', async (_, answer) => {
    const booklet = await reopened();
    ask.mockResolvedValueOnce(answer());
    expect(await booklet.refresh()).not.toBeNull();
    expect(booklet.known.value?.wallet.left).toBe(5);
  });
});

test('an unknown link is reported', async () => {
  ask.mockResolvedValueOnce(unknown());
  expect(await openBooklet(LINK).refresh()).toBe('unknown_link');
});

test('a problem ends with the next good answer', async () => {
  const booklet = await reopened();
  ask.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await booklet.refresh();
  ask.mockResolvedValueOnce(signed(new Response(null, { status: 304 })));
  await booklet.refresh();
  expect(booklet.trouble.value).toBeNull();
});

test('a voucher used while the page is open is noticed', async () => {
  const booklet = await reopened();
  expect(booklet.justUsed.value).toBeNull();
  const vouchers = [aVoucher(1), aUsedVoucher(2), aVoucher(3), aVoucher(4), aVoucher(5)];
  ask.mockResolvedValueOnce(told(aWallet({ left: 4, vouchers }), '"two"'));
  await booklet.refresh();
  expect(booklet.justUsed.value).toBe(2);
  expect(booklet.known.value?.etag).toBe('"two"');
});

test('vouchers used before are not noticed', async () => {
  ask.mockResolvedValueOnce(told(aWallet({ left: 4, vouchers: [aUsedVoucher(1), aVoucher(2)] })));
  const booklet = openBooklet(LINK);
  await booklet.refresh();
  expect(booklet.justUsed.value).toBeNull();
});

test('a postcode searched for is remembered and used again', async () => {
  const booklet = await reopened();
  ask.mockResolvedValueOnce(told(aWallet({ postcode: '33500' })));
  await booklet.refresh('33500');
  ask.mockResolvedValueOnce(signed(new Response(null, { status: 304 })));
  await openBooklet(LINK).refresh();
  expect(ask.mock.calls.map(([address]) => address)).toEqual([
    `/api/wallet/${LINK}`,
    `/api/wallet/${LINK}?postcode=33500`,
    `/api/wallet/${LINK}?postcode=33500`,
  ]);
});

test('a late answer to an earlier request is dropped', async () => {
  const booklet = await reopened();
  const waiting: ((answer: Response) => void)[] = [];
  ask.mockReturnValueOnce(new Promise((resolve) => waiting.push(resolve)));
  const slow = booklet.refresh();
  ask.mockResolvedValueOnce(told(aWallet({ postcode: '33500' })));
  await booklet.refresh('33500');
  waiting[0]?.(told(aWallet({ postcode: '33000' })));
  await slow;
  expect(booklet.known.value?.wallet.postcode).toBe('33500');
});

test('an erased booklet is deleted from the phone, and no late answer brings it back', async () => {
  const booklet = await reopened();
  const waiting: ((answer: Response) => void)[] = [];
  ask.mockReturnValueOnce(new Promise((resolve) => waiting.push(resolve)));
  const slow = booklet.refresh();
  booklet.erase();
  waiting[0]?.(told(aWallet()));
  await slow;
  expect(booklet.known.value).toBeNull();
  expect(Object.keys(localStorage)).toEqual([]);
  expect(openBooklet(LINK).known.value).toBeNull();
});

test('a phone without storage shows the booklet all the same', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  ask.mockResolvedValueOnce(told(aWallet()));
  const booklet = openBooklet(LINK);
  expect(await booklet.refresh()).toBeNull();
  expect(booklet.known.value?.wallet.left).toBe(5);
});

test.each(['{', '{}', '{"wallet":{}}', 'null'])('invalid stored data is ignored: %s', (kept) => {
  localStorage.setItem(`poincon.carnet.${LINK}`, kept);
  expect(openBooklet(LINK).known.value).toBeNull();
});
