import { expect, test } from 'vitest';
import { type Entry, PROBLEMS } from '../../src/api/bank-answers';
import { type Batch, type Payout } from '../../src/api/payouts';
import { accountScreen, BANK, batchScreen, PAYOUTS, screenOf } from '../../src/payouts/screens';
import { candidateOf, documentOf, factsOf, isDone, outcomeOf, stateOf, stateOfBatch, whyHeld } from '../../src/payouts/words';

const at = '2026-12-03T09:00:00.000Z';
const someone = { id: 1, name: 'Personne 1' };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const batch: Batch = {
  id: 1,
  message_id: 'VIR-20261202-0a1b2c3d',
  execution_day: '2026-12-03',
  state: 'sent',
  prepared_by: someone,
  prepared_at: at,
  approved_by: someone,
  approved_at: at,
  cancelled_by: null,
  cancelled_at: null,
  sent_by: someone,
  sent_at: at,
  count: 3,
  cents: 5760,
  states: { paid: 2, sent: 1 },
};

const entry: Entry = {
  id: 1,
  result: 'paid',
  outcome: 'applied',
  number: 'R-2026-11-0001',
  organisation: 'Mairie',
  cents: 960,
  expected_cents: 960,
  day: '2026-12-03',
  file: null,
  currency: 'EUR',
  account: null,
  code: null,
  words: null,
  advice: null,
  reason: null,
  set_aside_at: null,
  note: '',
  assigned: null,
};

const payout: Payout = {
  number: 'R-2026-11-0001',
  month: '2026-11',
  organisation_id: 1,
  organisation: 'Mairie',
  holder: 'Mairie',
  iban: 'FR•• •••• 2606',
  cents: 960,
  state: 'sent',
  paid_at: null,
  failure: null,
  refusal: null,
  earlier: null,
  new_account: false,
};

test('an address names one screen or none', () => {
  expect(screenOf(PAYOUTS)).toEqual({ kind: 'payouts' });
  expect(screenOf(BANK)).toEqual({ kind: 'bank' });
  expect(screenOf(batchScreen(12))).toEqual({ kind: 'batch', batchId: 12 });
  expect(screenOf(accountScreen(7))).toEqual({ kind: 'account', organisationId: 7 });
  for (const other of ['', 'virement-', 'virement-0', 'compte-x', 'paiements-autre']) expect(screenOf(other), other).toBeNull();
});

test('a batch shows its state and what the bank answered', () => {
  expect(stateOfBatch(batch)).toBe('Envoyé à la banque · 2 payés');
  expect(stateOfBatch({ ...batch, states: { paid: 1, rejected: 1, returned: 1 } })).toBe(
    'Envoyé à la banque · 1 payé, 1 refusé, 1 revenu',
  );
  expect(stateOfBatch({ ...batch, state: 'prepared', states: { prepared: 3 } })).toBe('Préparé');
});

test('a batch is done when none of its payments is under way', () => {
  expect(isDone(batch)).toBe(false);
  expect(isDone({ ...batch, states: { paid: 2, returned: 1 } })).toBe(true);
  expect(isDone({ ...batch, state: 'approved', states: { prepared: 3 } })).toBe(false);
  expect(isDone({ ...batch, state: 'cancelled', states: { cancelled: 3 } })).toBe(true);
});

test('a payment shows its state, and why it failed', () => {
  expect(stateOf(payout)).toBe('Envoyé à la banque');
  expect(stateOf({ ...payout, state: 'prepared' }, 'prepared')).toBe('Préparé');
  expect(stateOf({ ...payout, state: 'prepared' }, 'approved')).toBe('Approuvé');
  expect(stateOf({ ...payout, state: 'paid', paid_at: at })).toBe('Payé le 3 décembre 2026');
  const failure = { state: 'returned', at, reason: null, words: 'Compte clos', advice: 'account' } as const;
  expect(plain(stateOf({ ...payout, state: 'returned', paid_at: at, failure }))).toBe(
    'Revenu de la banque le 3 décembre 2026 : Compte clos.',
  );
});

test('a document is a statement of a month, or a credit note', () => {
  expect(documentOf({ number: 'R-2026-11-0001', month: '2026-11' })).toBe('Relevé R-2026-11-0001 · novembre 2026');
  expect(documentOf({ number: 'A-2026-000001', month: null })).toBe('Avoir A-2026-000001');
});

test('a bank entry shows what it is about and its outcome', () => {
  expect(plain(factsOf(entry))).toBe('R-2026-11-0001 · 9,60 € · 3 décembre 2026');
  expect(factsOf({ ...entry, number: null, cents: null, day: null })).toBe('Sans référence de paiement');
  expect(factsOf({ ...entry, number: null, file: 'VIR-1', cents: null, day: null })).toBe('Sans référence de paiement · fichier VIR-1');
  expect(plain(factsOf({ ...entry, day: null, currency: 'CHF' }))).toBe('R-2026-11-0001 · 9,60 CHF');
  expect(plain(factsOf({ ...entry, cents: null, day: null, outcome: 'not_ours', account: 'FR•• •••• 0188' }))).toBe(
    'R-2026-11-0001 · compte FR•• •••• 0188',
  );
  expect(outcomeOf(entry)).toBe('Payé.');
  expect(plain(outcomeOf({ ...entry, result: 'rejected', words: 'Compte clos' }))).toBe('Refusé par la banque : Compte clos.');
  expect(outcomeOf({ ...entry, outcome: 'known' })).toBe('Déjà connu.');
  expect(plain(outcomeOf({ ...entry, outcome: 'amount_differs', expected_cents: 1920 }))).toBe(
    'Le montant n’est pas le nôtre : 19,20 € attendus.',
  );
  expect(outcomeOf({ ...entry, outcome: 'unknown_payment', expected_cents: null })).toBe(
    'Aucun de nos paiements n’a cette référence.',
  );
});

test('a candidate for an entry shows its document, amount and day', () => {
  const candidate = { id: 1, number: 'R-2026-11-0001', organisation: 'Mairie', cents: 960, state: 'sent', sent_at: at } as const;
  expect(plain(candidateOf(candidate))).toBe('R-2026-11-0001 · 9,60 € · envoyé le 3 décembre 2026');
  expect(plain(candidateOf({ ...candidate, state: 'paid' }))).toBe('R-2026-11-0001 · 9,60 € · envoyé le 3 décembre 2026, payé');
});

test('a document on hold shows what is needed', () => {
  const refusal = { state: 'returned', at, reason: null, words: 'Compte clos', advice: 'account' } as const;
  expect(plain(whyHeld({ hindrance: 'account_refused', refusal }))).toBe('La banque refuse ce compte : Compte clos. Il faut un autre RIB.');
  expect(whyHeld({ hindrance: 'no_account', refusal: null })).toBe('Pas de compte bancaire. Indiquez-le.');
});

test('every outcome of an entry has words', () => {
  const sentences = PROBLEMS.map((outcome) => outcomeOf({ ...entry, outcome, result: 'unclear' }));
  expect(new Set(sentences).size).toBe(PROBLEMS.length);
});
