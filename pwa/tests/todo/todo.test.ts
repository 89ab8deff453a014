import { expect, test } from 'vitest';
import { type Task, TASK_KINDS, TASK_DESKS } from '../../src/api/todo';
import { detailsOf, titleOf, whyOf } from '../../src/todo/words';
import { wayTo } from '../../src/todo/ways';

const task = (changed: Partial<Task> = {}): Task => ({
  desk: 'operator',
  kind: 'approve_batch',
  ref: '12',
  about: '',
  number: '',
  by: '',
  cents: null,
  count: 1,
  day: null,
  since: null,
  second: false,
  pressing: 1,
  late: false,
  ...changed,
});

test.each(TASK_KINDS)('%s has a title, a reason, and a place where it is done', (kind) => {
  const one = task({ kind, ref: kind.endsWith('month') || kind === 'finish_closing' ? '2026-08' : '12', number: 'F-1', count: 2 });
  expect(titleOf(one)).not.toMatch(/\{|^kind\./);
  expect(whyOf(one)).not.toMatch(/\{|^why\./);
  const way = wayTo(one);
  expect('screen' in way ? way.screen : way.place).not.toBe('');
});

test('a title elides and counts', () => {
  expect(titleOf(task({ kind: 'close_month', ref: '2026-08' }))).toBe('Clôturer août 2026');
  expect(titleOf(task({ kind: 'finish_closing', ref: '2026-08' }))).toBe('Finir la clôture d’août 2026');
  expect(titleOf(task({ count: 3 }))).toBe('Approuver 3 virements');
  expect(titleOf(task({ kind: 'receive_transfer', count: 1200 }))).toBe('Recevoir 1\u202f200 carnets');
});

test('who did the first half reads that another person has to do the rest', () => {
  expect(whyOf(task({ second: true }))).toBe('Une autre personne de l’opérateur doit l’approuver.');
  expect(whyOf(task())).toBe('Sans votre accord, la banque ne reçoit rien.');
});

test('details say the order, what it is about, who asked, and by when', () => {
  const told = task({ kind: 'pay_order', desk: 'sponsor', ref: '5', about: 'Pass 2026 · Gironde', day: '2026-12-15', since: '2026-11-15' });
  expect(detailsOf(told)).toEqual(['Commande 5 · Pass 2026 · Gironde', 'Avant le 15 décembre 2026']);
  expect(detailsOf({ ...told, late: true })[1]).toBe('En retard, c’était pour le 15 décembre 2026');
  expect(detailsOf(task({ kind: 'receive_transfer', by: 'Mairie', since: '2026-11-01' }))).toEqual(['Envoyé par Mairie', 'Depuis le 1er novembre 2026']);
});

test('one application opens itself, several their queue', () => {
  expect(wayTo(task({ kind: 'decide_applications', ref: '7' }))).toEqual({ screen: 'candidature-7' });
  expect(wayTo(task({ kind: 'decide_applications', ref: '' }))).toEqual({ screen: 'candidatures' });
});

test('an account is given where it stands on that desk', () => {
  expect(wayTo(task({ kind: 'give_account', desk: 'sponsor' }))).toEqual({ screen: 'avoirs' });
  expect(wayTo(task({ kind: 'give_account', desk: 'manager' }))).toEqual({ section: '', place: 'compte-bancaire', query: {} });
  expect(TASK_DESKS).toContain('manager');
});
