import { expect, test } from 'vitest';
import type { Procedure } from '../../src/api/expiry';
import { missing, stepState, waitsFor } from '../../src/campaigns/end/steps';
import { screenOf } from '../../src/campaigns/screens';
import { fixedBy, goesOn, orderState, stateOf } from '../../src/campaigns/standing';
import { campaign, order, procedure } from './orders';

const funded = { state: 'funded', funded_at: '2026-11-23T09:00:00.000Z', payment_order: 'M-1' } as const;
const issued = { issued_at: '2026-11-23T10:00:00.000Z', first_serial: 1, last_serial: 100 };

test('an order issued before its payment order has a state of its own', () => {
  expect([order(), order(issued), order(funded), order({ ...funded, ...issued })].map(orderState)).toEqual([
    'ordered',
    'ordered_issued',
    'funded',
    'issued',
  ]);
});

test.each([
  ['2025-12-31', 'coming'],
  ['2026-12-31', 'running'],
  ['2027-01-01', 'grace'],
  ['2027-01-31', 'grace'],
  ['2027-02-01', 'over'],
])('on %s the campaign of 2026 is %s', (today, state) => {
  expect(stateOf(campaign(), today)).toBe(state);
});

test('orders end with the campaign; without a last day they never do', () => {
  expect([goesOn(campaign(), '2026-12-31'), goesOn(campaign(), '2027-01-01')]).toEqual([true, false]);
  expect(goesOn(campaign({ last_day: null }), '2099-01-01')).toBe(true);
});

test('money terms are fixed once an order is funded, printed ones once serials are given', () => {
  expect(fixedBy([order()])).toEqual({ money: false, paper: false });
  expect(fixedBy([order(funded), order({ first_serial: 1 })])).toEqual({ money: true, paper: true });
});

const waits = (known: Procedure, side: 'sponsor' | 'operator') => known.steps.filter((step) => waitsFor(step, side, known)).map(({ step }) => step);

test('only the sponsor confirms the blocking, until the stock is blocked or the last day is over', () => {
  expect([waits(procedure(2), 'sponsor'), waits(procedure(2), 'operator')]).toEqual([['block'], []]);
  expect(waits(procedure(2, { stock_blocked: true }), 'sponsor')).toEqual([]);
  expect(waits(procedure(4), 'sponsor')).toEqual([]);
});

test('the statement waits until both sides have confirmed', () => {
  const known = procedure(6);
  const [statement] = known.steps.slice(-1);
  if (statement === undefined) throw new Error('no statement');
  expect(missing(statement, known)).toEqual(['sponsor', 'operator']);
  const said = { ...statement, confirmations: [{ side: 'sponsor', by: 'K. D.', at: '2027-02-06T09:00:00.000Z' } as const] };
  expect(missing(said, known)).toEqual(['operator']);
});

test('a step is coming, then today, then waiting, then done', () => {
  const known = procedure(2);
  const [alert, block, acknowledge] = known.steps;
  if (!alert || !block || !acknowledge) throw new Error('no steps');
  expect([alert, block, acknowledge].map((step) => stepState(step, known, '2026-12-24'))).toEqual(['done', 'waiting', 'today']);
  expect(stepState(acknowledge, known, '2026-12-20')).toBe('coming');
});

test('an address names one screen or none', () => {
  expect(screenOf('campagne-3-fin')).toEqual({ kind: 'end', campaignId: 3 });
  expect(screenOf('commande-12')).toEqual({ kind: 'order', orderId: 12 });
  expect(screenOf('campagnes')).toEqual({ kind: 'campaigns' });
  expect(['', 'messages', '1-42', 'campagne-0', 'campagne-3-x', 'commande-1-fin', 'toString'].map(screenOf)).toEqual(Array(7).fill(null));
});
