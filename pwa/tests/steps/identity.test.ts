/** The operator's identity in law: what is typed, and what is sent of it. */
import { expect, test } from 'vitest';
import type { RecordedIdentity } from '../../src/api/invoicing';
import { identityOf, missingIn, typedOf, vatBps } from '../../src/steps/identity';
import { screenOf } from '../../src/steps/screens';

const KNOWN: RecordedIdentity = {
  id: 1,
  recorded_at: '2026-11-30T12:00:00.000Z',
  name: 'Poinçon',
  legal_form: 'SCIC',
  siret: '13002526500013',
  address: '12 rue des Frères-Bonie',
  postcode: '33000',
  city: 'Bordeaux',
  email: 'a@example.fr',
  vat_number: 'FR13130025265',
  vat_bps: 550,
  vat_mention: '',
  iban: null,
  bic: null,
  mentions: '',
};

test('what is known is typed, and sent again unchanged', () => {
  const { id, recorded_at, ...sent } = KNOWN;
  const typed = typedOf(KNOWN);

  expect(typed.vat_percent).toBe('5,5');
  expect(identityOf(typed, vatBps(typed) ?? 0)).toEqual(sent);
  expect([id, recorded_at]).toHaveLength(2);
});

test('an empty form lacks seven fields, and none of those that may be empty', () => {
  expect(missingIn(typedOf(undefined))).toEqual(['name', 'legal_form', 'siret', 'address', 'postcode', 'city', 'email']);
  expect(missingIn(typedOf(KNOWN))).toEqual([]);
});

test.each([
  ['20', 2000],
  ['5,5', 550],
  ['5.50', 550],
  ['0', 0],
  ['', null],
  ['100', null],
  ['vingt', null],
  ['-5', null],
])('a VAT of %s per cent is %s basis points', (vat_percent, bps) => {
  expect(vatBps({ ...typedOf(KNOWN), vat_percent })).toBe(bps);
});

test('without a number there is no VAT, whatever the rate says', () => {
  expect(vatBps({ ...typedOf(KNOWN), vat_number: ' ', vat_percent: 'x' })).toBe(0);
});

test('the link of a test mail names a screen, with its token', () => {
  expect(screenOf('courriel-recu-a_B-9')).toEqual({ kind: 'mail_came', token: 'a_B-9' });
  expect(screenOf('courriel')).toEqual({ kind: 'mail' });
  expect(screenOf('courriel-recu-')).toBeNull();
  expect(screenOf('constructor')).toBeNull();
});
