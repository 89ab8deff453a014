/** What an address narrows a list by, and which list that is. */
// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { type Filter, choose, chosenOf, pageAfter, questionOf, turnTo } from '../../src/listing/filters';
import { counted } from '../../src/listing/pages';
import { openScreen } from '../../src/nav/route';

const FILTERS: Filter[] = [
  { kind: 'text', name: 'texte', asks: 'text', label: 'Texte' },
  { kind: 'day', name: 'du', asks: 'from', label: 'Du' },
  { kind: 'choice', name: 'etat', asks: 'state', label: 'État', all: 'Tous', options: [{ value: 'paid', label: 'Payé' }] },
];

beforeEach(() => {
  history.replaceState(null, '', '/gestion');
  openScreen('commandes');
  choose(FILTERS, {});
});

test('what is chosen stands in the address and is asked by its other name', () => {
  choose(FILTERS, { texte: ' Gironde ', du: '2026-11-01', etat: 'paid' });

  expect(new URLSearchParams(location.search).get('texte')).toBe('Gironde');
  expect(questionOf(FILTERS, chosenOf(FILTERS))).toBe('text=Gironde&from=2026-11-01&state=paid');
});

test('what no form of ours can choose narrows nothing', () => {
  choose(FILTERS, { du: '1 novembre', etat: 'lost' });

  expect(questionOf(FILTERS, chosenOf(FILTERS))).toBe('');
});

test('another screen with filters of the same names is not narrowed, and the first one still is on the way back', () => {
  choose(FILTERS, { texte: 'Gironde' });
  turnTo('2');
  openScreen('messages');

  expect([chosenOf(FILTERS)['texte'], pageAfter()]).toEqual(['', '']);

  openScreen('commandes');
  expect([chosenOf(FILTERS)['texte'], pageAfter()]).toEqual(['Gironde', '2']);
});

test('narrowing goes back to the first page', () => {
  turnTo('2');
  choose(FILTERS, { etat: 'paid' });

  expect(pageAfter()).toBe('');
});

test.each([
  [1, 2, '2'],
  [2, 2, null],
])('after page %d of %d comes %s', (page, pages, following) => {
  const answer = counted({ ok: true, value: { page, pages, total: 60, rows: ['a'] }, clockOffsetMs: null }, ({ rows }) => rows, String);

  expect(answer).toMatchObject({ ok: true, value: { following, told: '60', lines: ['a'] } });
});
