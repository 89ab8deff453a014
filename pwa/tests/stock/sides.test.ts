import { expect, test } from 'vitest';
import type { PlaceCounts, Transfer } from '../../src/api/stock';
import type { Booklet } from '../../src/api/vouchers';
import { canReplace } from '../../src/stock/booklet/replacing';
import { summed } from '../../src/stock/counters';
import { screenOf } from '../../src/stock/screens';
import { sorted } from '../../src/stock/sides';

const MINE = new Set([1]);
const transfer = (id: number, from: number, to: number, state: Transfer['state'] = 'sent'): Transfer => ({
  id,
  state,
  from: { id: from, name: `${from}` },
  to: { id: to, name: `${to}` },
  booklet_count: 1,
  ranges: [['1-1', '1-1']],
  sent_at: '2026-11-23T10:00:00Z',
  received_at: null,
  cancelled_at: null,
});
const ids = (transfers: readonly Transfer[]) => transfers.map(({ id }) => id);

test('each side sees what it has to do; the operator sees all open transfers', () => {
  const all = [transfer(1, 1, 2), transfer(2, 2, 1), transfer(3, 1, 2, 'received'), transfer(4, 1, 1)];
  const mine = sorted(all, 'prescriber', MINE);
  expect([ids(mine.toReceive), ids(mine.onTheirWay), ids(mine.past)]).toEqual([[2, 4], [1], [3]]);
  const operator = sorted(all, 'operator', new Set());
  expect([ids(operator.toReceive), ids(operator.onTheirWay)]).toEqual([[], [1, 2, 4]]);
});

const counts: PlaceCounts = {
  campaign_id: 1,
  campaign: 'Campagne',
  place_id: 5,
  place: 'Mission locale',
  issued: 3,
  in_stock: 1,
  in_transit: 0,
  handed_over: 2,
  started: 1,
  used_up: 0,
  voided: 0,
  expired: null,
};

test('a sum is withheld when one of its counts is', () => {
  const all = summed([counts, { ...counts, started: 2, expired: 1 }], 'Tous');
  expect(all).toMatchObject({ place: 'Tous', place_id: null, issued: 6, started: 3, expired: null });
});

const booklet = (number: string, columns: Partial<Booklet>) =>
  ({ number, state: 'in_stock', funded: true, in_transit: false, size: 5, ...columns }) as Booklet;

test('the smallest booklet that can replace another one comes first', () => {
  const stock = [
    booklet('1-1', { size: 10 }),
    booklet('1-2', {}),
    booklet('1-3', { in_transit: true }),
    booklet('1-4', { funded: false }),
  ];
  expect(canReplace(stock, 5).map(({ number }) => number)).toEqual(['1-2', '1-1']);
  expect(canReplace(stock, 7).map(({ number }) => number)).toEqual(['1-1']);
});

test('an address names one screen or none', () => {
  expect(screenOf('stock')).toEqual({ kind: 'stock' });
  expect(screenOf('stock-envoyer')).toEqual({ kind: 'send' });
  expect(screenOf('carnet-1-42')).toEqual({ kind: 'booklet', number: '1-42' });
  expect([screenOf('carnet-'), screenOf('1-42'), screenOf('')]).toEqual([null, null, null]);
});
