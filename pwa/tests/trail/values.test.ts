import { expect, test } from 'vitest';
import type { Act } from '../../src/api/trail';
import { changes } from '../../src/trail/words';

const act = (before: Act['before'], after: Act['after']): Act => ({
  id: 'a',
  done_at: '2026-11-23T14:05:00.000Z',
  doer: 'person',
  person: 'Ada',
  phone: null,
  source: '',
  verb: 'campaign.changed',
  subject_kind: 'campaign',
  subject_id: '1',
  organisation_id: 7,
  organisation: 'Gironde',
  before,
  after,
  reason: '',
});

/** What is said of one column after an act, with its name. */
const said = (name: string, value: unknown): string => changes(act({}, { [name]: value }))[0]?.join(' : ').replaceAll(/\s/g, ' ') ?? '';

test.each([
  ['voucher_cents', 1000, 'Valeur du pass : 10,00 €'],
  ['cents', 960, 'Montant : 9,60 €'],
  ['fee_bps', 450, 'Frais du lieu : 4,5 %'],
  ['last_day', '2026-12-31', 'Dernier jour : 31 décembre 2026'],
  ['lost', true, 'Perdu ou volé : oui'],
  ['role', 'manager', 'Rôle : Gestionnaire'],
  ['qualification', 'suspended', 'Qualification : Suspendue'],
  ['legal_form', 'association', 'Forme juridique : Association'],
  ['step', 'block', 'Étape : blocage du stock'],
  ['services', ['digital_tools'], 'Services : Maîtrise des outils numériques du quotidien'],
  ['territory', null, 'Territoire : vide'],
  ['organisation_id', 7, 'Structure : Gironde'],
  ['organisation_id', 8, 'Structure : n° 8'],
  ['venues', [3, 4], 'Lieux : n° 3, n° 4'],
])('%s, %j', (name, value, words) => {
  expect(said(name, value)).toBe(words);
});

test('a moment is said as everywhere', () => {
  expect(said('starts_at', '2026-11-23T14:05:00.000Z')).toMatch(/^Début : le 23 novembre 2026 à \d\d h 05$/);
});

test('what this version does not know is shown as it is stored', () => {
  expect(said('shoe_size', 'très grand')).toBe('shoe_size : très grand');
  expect(said('outcome', 'postponed')).toBe('Décision : postponed');
  expect(said('shape', { sides: 3 })).toBe('shape : {"sides":3}');
});

test('a change says before and after', () => {
  expect(changes(act({ name: 'Tiers-lieu' }, { name: 'Le Hangar' }))).toEqual([['Nom', 'Tiers-lieu → Le Hangar']]);
});
