import { expect, test } from 'vitest';
import type { Failure } from '../../../src/api/wire/http';
import { changesOf, emptyForm, formOf, problemsOf, stepsOf, termsOf, type Typed, withFixed } from '../../../src/campaigns/form/form';
import { refusedAt } from '../../../src/campaigns/form/problems';
import { campaign } from '../orders';

const typed = (changed: Partial<Typed> = {}): Typed => ({ ...emptyForm('2026-11-23'), sponsor: '7', name: 'Pass', ...changed });

test('a form saved unchanged sends no change', () => {
  const fixed = campaign({ territory: ['33', '40100'], target_publics: ['seniors'], services: ['digital_tools'], voucher_cents: 750 });
  const byHandOver = campaign({ last_day: null, grace_day: null, valid_days: 90, sponsor_text: 'Bonjour\nà tous' });
  for (const one of [fixed, byHandOver]) {
    expect(problemsOf(formOf(one, {}))).toEqual({});
    expect(changesOf(one, termsOf(formOf(one, {})))).toEqual({});
  }
});

test('only what was changed is sent', () => {
  expect(changesOf(campaign(), termsOf({ ...formOf(campaign(), {}), name: ' Autre ', fee: '4,5' }))).toEqual({
    name: 'Autre',
    fee_bps: 450,
  });
});

test('a restored form does not send terms that were fixed meanwhile', () => {
  const one = campaign();
  const start = formOf(one, {});
  const kept = { ...start, name: 'Autre', guarantee: '9', voucher: '5', last_day: '2030-12-31', all_services: false, services: [] };
  expect(changesOf(one, termsOf(withFixed(kept, start, { money: true, paper: true })))).toEqual({ name: 'Autre' });
  expect(Object.keys(changesOf(one, termsOf(withFixed(kept, start, { money: false, paper: true }))))).toEqual(['name', 'guarantee_bps']);
});

test('grace and steps follow the last day until someone changes them', () => {
  const moved = typed({ last_day: '2026-06-30', steps: { alert: '2026-05-15', block: '', acknowledge: '', statement: '' } });
  expect(termsOf(moved).grace_day).toBe('2026-07-30');
  expect(stepsOf(moved)).toEqual({ alert: '2026-05-15', block: '2026-06-15', acknowledge: '2026-06-23', statement: '2026-08-06' });
});

test('an empty form says what is missing and nothing else', () => {
  expect(problemsOf(emptyForm('2026-11-23'))).toEqual({ sponsor: 'sponsor', name: 'name' });
});

test.each<[Partial<Typed>, string]>([
  [{ last_day: '2026-11-22' }, 'last_day'],
  [{ last_day: '' }, 'last_day'],
  [{ grace_day: '2026-12-30' }, 'grace_day'],
  [{ kind: 'days', valid_days: '0' }, 'valid_days'],
  [{ steps: { alert: '2026-12-20', block: '', acknowledge: '', statement: '' } }, 'steps'],
  [{ territory: '33 99' }, 'territory'],
  [{ all_services: false }, 'services'],
  [{ voucher: '0' }, 'voucher'],
  [{ voucher: '1000,01' }, 'voucher'],
  [{ guarantee: '101' }, 'guarantee'],
  [{ allowance: '0' }, 'allowance'],
  [{ text: 'x'.repeat(501) }, 'text'],
])('%j shows a problem at its field', (wrong, field) => {
  expect(Object.keys(problemsOf(typed(wrong)))).toEqual([field]);
});

const refused = (code: string, fields?: unknown): Failure => ({
  kind: 'refused',
  status: 422,
  error: { code, message: 'Dit par le serveur.', fields },
});

test('a refusal of the server shows at the field it concerns', () => {
  expect(refusedAt(refused('steps_out_of_order'))).toEqual({ steps: 'Dit par le serveur.' });
  expect(Object.keys(refusedAt(refused('invalid', { json: { territory: ['?'], fee_bps: ['?'] } })))).toEqual(['fee', 'territory']);
});

test('a refusal that concerns no field shows at none', () => {
  expect(refusedAt(refused('campaign_numbers_taken'))).toEqual({});
  expect(refusedAt({ kind: 'offline', timedOut: false })).toEqual({});
});
