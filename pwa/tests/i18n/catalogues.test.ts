import { expect, test } from 'vitest';
import { en } from '../../src/i18n/en';
import { fr } from '../../src/i18n/fr';
import { installText } from '../../src/i18n/install';
import { settingsText } from '../../src/i18n/settings';

const texts = (messages: object) => Object.entries(messages) as [string, string | { one: string; other: string }][];
const whole = (message: string | object) => (typeof message === 'string' ? message : Object.values(message).join(' '));
const names = (message: string | object) => [...new Set(whole(message).match(/\{\w+\}/g) ?? [])].sort();

test('every language has exactly the French keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
});

test('every translation uses the same values', () => {
  const translated = new Map(texts(en));
  for (const [key, message] of texts(fr)) expect(names(translated.get(key) ?? ''), key).toEqual(names(message));
});

test('French apostrophes are curly', () => {
  for (const [key, message] of texts(fr)) expect(whole(message), key).not.toContain("'");
});

test('no French line can begin with a punctuation mark', () => {
  expect(settingsText('sign_out.title')).toMatch(/\u00a0\?$/);
  expect(installText('install.ios')).toContain('«\u00a0Sur l’écran d’accueil\u00a0»');
});

test('every reason has both sentences: what happened, and what to do', () => {
  const codes = Object.keys(fr).filter((key) => key.startsWith('reason.') && key !== 'reason.expired_on');
  expect(codes.map((key) => key.replace('reason.', 'todo.')).filter((key) => !(key in fr))).toEqual([]);
});
