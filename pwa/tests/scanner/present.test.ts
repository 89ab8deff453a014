import { expect, test } from 'vitest';
import type { Check, First, Verdict } from '../../src/redeem/types';
import { presentCheck, presentVerdict, raceStory, raceTodo } from '../../src/scanner/present';

const plain = (text: string | undefined) => text?.replace(/\u00a0/g, ' ');
const told = (lines: readonly string[]) => lines.map(plain).join(' | ');
const FIRST: First = { venue: 'Médiathèque', commune: 'Pessac', at: new Date('2026-11-21T10:12:00'), here: false };

const ACCEPTED: Verdict = {
  kind: 'accepted',
  voucher: '1-42-3',
  booklet: '1-42',
  position: 3,
  size: 10,
  left: 7,
  campaign: 'Gironde 2026',
  sponsor: 'Département',
  valueCents: 1000,
  lastDay: '2026-12-31',
  graceDay: '2027-01-31',
  reason: null,
  message: null,
  netCents: 960,
  first: null,
  race: null,
  scanId: 'scan',
  inGrace: false,
};
const CHECK: Check = { ...ACCEPTED, state: 'redeemable', confirmed: true };

test('an accepted voucher shows its amount, its position and what is left', () => {
  const card = presentVerdict(ACCEPTED);
  expect([card.word, plain(card.amount)]).toEqual(['Accepté', '9,60 €']);
  expect(told(card.lines)).toBe('Pass 3 sur 10 · il en reste 7 · Carnet 1-42');
});

test('the last voucher of a booklet is marked', () => {
  expect(told(presentVerdict({ ...ACCEPTED, left: 0 }).lines)).toContain('c’était le dernier du carnet');
});

test('an offline acceptance shows what the phone knows, and that it will be sent', () => {
  const card = presentVerdict({ ...ACCEPTED, kind: 'accepted_offline', size: null, left: null });
  expect(told(card.lines)).toBe('Pass 3 · Carnet 1-42 | Gardé sur ce téléphone, sera envoyé dès que possible.');
});

test('a scan in grace is marked', () => {
  expect(told(presentVerdict({ ...ACCEPTED, inGrace: true }).lines)).toContain('mois de grâce');
});

test('an already used voucher shows where and when', () => {
  const card = presentVerdict({ ...ACCEPTED, kind: 'already_used', reason: 'already_redeemed', first: FIRST });
  expect(told(card.lines)).toContain('Médiathèque (Pessac), le 21 novembre 2026 à 10 h 12.');
  expect(card.amount).toBeUndefined();
});

const RACE = { at: new Date('2026-11-21T14:27:00'), accepted: true, outcome: 'guarantee', decision: null } as const;
const LOST: Verdict = { ...ACCEPTED, kind: 'already_used', reason: 'already_redeemed', first: FIRST, race: RACE };

test.each([
  [RACE, 'Accepté hors ligne à 14 h 27, mais déjà encaissé ailleurs.', 'Rien à faire : la garantie paie, ou l’opérateur décide.'],
  [{ ...RACE, accepted: false, outcome: 'operator' }, 'Gardé hors ligne à 14 h 27, mais déjà encaissé ailleurs.', 'Rien à faire : l’opérateur décide.'],
  [{ ...RACE, outcome: 'here' }, 'Accepté hors ligne à 14 h 27, mais déjà encaissé ici même.', 'Rien à faire : votre lieu est déjà payé pour ce pass.'],
] as const)('a lost race says what happened and that nothing has to be done: %o', (race, happened, todo) => {
  const card = presentVerdict({ ...LOST, race });
  expect(told(card.lines)).toContain(happened);
  expect(told(card.lines)).toContain('Médiathèque (Pessac)');
  expect(plain(card.todo)).toBe(todo);
});

const DECIDED = { id: 'scan', decided_at: '2026-11-22T05:00:00Z', note: '', by_rule: false } as const;
const PAID = { ...DECIDED, outcome: 'honoured', net_cents: 960, reason: 'by_rule', by_rule: true } as const;
const NOT_PAID = { ...DECIDED, outcome: 'refused', net_cents: null, reason: 'not_in_good_faith' } as const;

test.each([
  [PAID, 'Payé par la garantie : 9,60 €.'],
  [{ ...PAID, reason: 'session_shown', by_rule: false }, 'Payé par la garantie : 9,60 €.'],
  [NOT_PAID, 'Refusé par l’opérateur : la bonne foi n’est pas établie.'],
  [{ ...NOT_PAID, reason: 'nothing_left' }, 'Refusé par l’opérateur : la garantie de cette campagne est épuisée.'],
  [{ ...NOT_PAID, reason: 'same_venue', by_rule: true }, 'Non payé : votre lieu avait déjà présenté ce pass.'],
  [{ ...NOT_PAID, note: 'Le téléphone était en retard.' }, 'Refusé par l’opérateur : la bonne foi n’est pas établie. Le téléphone était en retard.'],
  [{ ...NOT_PAID, reason: 'other', note: ' Vous aviez prévenu. ' }, 'Refusé par l’opérateur : Vous aviez prévenu.'],
  [{ ...NOT_PAID, reason: 'moon_phase' }, 'Refusé par l’opérateur.'],
  [{ ...NOT_PAID, reason: 'toString' }, 'Refusé par l’opérateur.'],
] as const)('once there is a decision, it is shown instead: %o', (decision, words) => {
  expect(plain(raceTodo({ ...RACE, decision }))).toBe(words);
  expect(plain(presentVerdict({ ...LOST, race: { ...RACE, decision } }).todo)).toBe(words);
});

test('in a list the decision comes first; without one, that nothing has to be done comes last', () => {
  const [decided, undecided] = [raceStory({ ...RACE, decision: PAID }, FIRST), raceStory(RACE, FIRST)].map(plain);
  expect(decided).toMatch(/^Payé par la garantie : 9,60 €\. Accepté hors ligne à 14 h 27,/);
  expect(undecided).toMatch(/^Accepté hors ligne à 14 h 27, .*Pessac.* Rien à faire : la garantie paie, ou l’opérateur décide\.$/);
});

test('a duplicate asks the person who is there for another voucher', () => {
  expect(presentVerdict({ ...LOST, race: null }).todo).toBe('Demandez un autre pass à la personne.');
});

test('an expired voucher shows since when', () => {
  const card = presentVerdict({ ...ACCEPTED, kind: 'refused', reason: 'expired' });
  expect(told(card.lines)).toContain('Ce pass n’était valable que jusqu’au 31 décembre 2026.');
});

test('an unknown reason shows the server’s message', () => {
  const card = presentVerdict({ ...ACCEPTED, kind: 'refused', reason: 'unknown', message: 'Campagne suspendue.' });
  expect(card.lines).toContain('Campagne suspendue.');
});

test('a check always says that nothing was used', () => {
  const states = (['redeemable', 'redeemed', 'not_redeemable', 'unsure'] as const).map((state) => ({ ...CHECK, state }));
  for (const check of states) expect(told(presentCheck(check).lines)).toContain('rien n’a été encaissé');
});

test('a check by the phone alone says so', () => {
  expect(told(presentCheck({ ...CHECK, confirmed: false }).lines)).toContain('par ce téléphone seul');
});
