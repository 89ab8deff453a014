/** How a statement's payment and lines are shown. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Due, Payment, StatementLine, StatementSummary, UnderWay } from '../../src/api/statements';
import { screenOf, statementScreen } from '../../src/statements/screens';
import { lineWord, monthTitle, received, toBePaid } from '../../src/statements/words';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-03T09:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

function statement(total_cents: number): StatementSummary {
  const sums = { redemptions: 1, gross_cents: 1000, fee_cents: 40, net_cents: 960, carried_cents: 0, total_cents };
  const named = { number: 'R-2026-10-0001', month: '2026-10', organisation_id: 1, organisation: 'Mairie', siret: null };
  const pay_by = total_cents > 0 ? '2026-11-15' : null;
  return { ...named, ...sums, invoice_number: null, issued_at: '2026-11-01T08:00:00Z', pay_by };
}

function payment(state: Payment['state'], more: Partial<Payment> = {}): Payment {
  return { number: 'R-2026-10-0001', state, at: '2026-11-10T09:00:00Z', hindrance: null, words: null, ...more };
}

test.each<[string, Payment | undefined, string]>([
  ['nobody knows yet', undefined, 'À recevoir au plus tard le 15 novembre 2026'],
  ['due', payment('due', { at: null }), 'À recevoir au plus tard le 15 novembre 2026'],
  ['sent', payment('sent'), 'Envoyé à la banque le 10 novembre 2026'],
  ['paid', payment('paid'), 'Payé le 10 novembre 2026'],
  ['rejected', payment('rejected', { words: 'Compte clos.' }), 'Refusé par la banque le 10 novembre 2026. Compte clos.'],
  ['no account', payment('due', { hindrance: 'no_account' }), 'Indiquez vos coordonnées bancaires pour être payé'],
])('the paid organisation sees the state of the payment: %s', (_, asked, told) => {
  expect(plain(received(statement(960), asked))).toBe(told);
});

test('a late payment is no longer promised by its day', () => {
  vi.setSystemTime(new Date('2026-11-23T09:00:00Z'));
  expect(plain(received(statement(960), undefined))).toBe('Attendu depuis le 15 novembre 2026');
});

test('a negative statement says that it is carried on', () => {
  expect(plain(received(statement(-960), payment('carried', { at: null })))).toBe(
    'Rien à verser · 9,60 € repris sur le prochain relevé',
  );
});

test.each<[string, (Due | UnderWay)[] | null, string]>([
  ['not known yet', null, 'À payer au plus tard le 15 novembre 2026'],
  ['to be paid', [{ number: 'R-2026-10-0001', month: '2026-10', hindrance: null, failure: null }], 'À payer au plus tard le 15 novembre 2026'],
  ['no account', [{ number: 'R-2026-10-0001', month: '2026-10', hindrance: 'no_account', failure: null }], 'Coordonnées bancaires manquantes'],
  ['refused', [{ number: 'R-2026-10-0001', month: '2026-10', hindrance: null, failure: { words: 'Compte clos.' } }], 'Refusé par la banque, à payer de nouveau. Compte clos.'],
  ['prepared', [{ number: 'R-2026-10-0001', state: 'prepared' }], 'Préparé'],
  ['with the bank', [{ number: 'R-2026-10-0001', state: 'sent' }], 'Envoyé à la banque'],
  ['no more to be paid', [], 'Payé'],
])('the operator sees what is left to do: %s', (_, due, told) => {
  const toPay = due && new Map(due.map((one) => [one.number, one]));
  expect(plain(toBePaid(statement(960), toPay))).toBe(told);
});

test('lines other than plain redemptions say why', () => {
  const line = (kind: StatementLine['kind'], reason: string | null) => plain(lineWord({ kind, reason } as StatementLine));
  expect(line('redemption', null)).toBe('');
  expect(line('reversal', 'wrong_person')).toBe('Annulation : pas la bonne personne');
  expect(line('reversal', 'a reason of tomorrow')).toBe('Annulation : autre raison');
  expect(line('honour', 'by_rule')).toBe('Payé par la garantie : scan de bonne foi');
  expect(line('honour', 'other')).toBe('Payé par la garantie');
});

test('an address names one screen or none', () => {
  expect(screenOf(statementScreen('R-2026-10-0001'))).toEqual({ kind: 'one', number: 'R-2026-10-0001' });
  expect(['releve-', 'releve-R-2026-10-1', 'releve-../x', 'releves/'].map(screenOf)).toEqual([null, null, null, null]);
  expect(monthTitle('2026-10')).toBe('Octobre 2026');
});
