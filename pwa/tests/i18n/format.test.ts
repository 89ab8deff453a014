import { afterEach, expect, test } from 'vitest';
import { day, euros, hour, language, moment, reasonText, t } from '../../src/i18n';
import { signedEuros } from '../../src/i18n/numbers';

afterEach(() => {
  language.value = 'fr';
});

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('amounts are formatted in French', () => {
  expect(plain(euros(960))).toBe('9,60 €');
  expect(plain(euros(123456789))).toBe('1 234 567,89 €');
});

test('a correction always has a sign', () => {
  expect(plain(signedEuros(-960))).toBe('− 9,60 €');
  expect(plain(signedEuros(960))).toBe('+ 9,60 €');
  expect(plain(signedEuros(-0))).toBe('0,00 €');
});

test('an amount never wraps', () => {
  expect(euros(960)).not.toContain(' ');
  expect(signedEuros(-960)).not.toContain(' ');
  expect(hour('2026-11-23T14:05:00')).not.toContain(' ');
});

test('days and hours are formatted in French', () => {
  expect(day('2026-11-23')).toBe('23 novembre 2026');
  expect(day('2026-11-01')).toBe('1er novembre 2026');
  expect(plain(hour('2026-11-23T14:05:00'))).toBe('14 h 05');
  expect(plain(hour('2026-11-23T00:00:00'))).toBe('0 h 00');
});

test('an instant of today shows the time, another one also the day', () => {
  const now = new Date('2026-11-23T18:00:00');
  expect(plain(moment('2026-11-23T14:05:00', now))).toBe('14 h 05');
  expect(plain(moment('2026-11-22T14:05:00', now))).toBe('22 novembre 2026 à 14 h 05');
});

test('texts are filled with their values, in the right plural form', () => {
  expect(t('verdict.position', { position: 3, size: 10 })).toBe('Pass 3 sur 10');
  expect(t('status.rejected', { n: 0 })).toBe('0 refusé');
  expect(t('status.rejected', { n: 2 })).toBe('2 refusés');
});

test('an unknown reason still says what to do', () => {
  expect(reasonText('made_up_tomorrow').todo).toBe(t('todo.unknown'));
});

test('choosing English changes texts and numbers once its catalogue is loaded', async () => {
  language.value = 'en';
  await expect.poll(() => t('scanner.check')).toBe('Test');
  expect(t('status.rejected', { n: 1 })).toBe('1 refused');
  expect(euros(960)).toBe('€9.60');
  expect(day('2026-11-23')).toBe('23 November 2026');
});
