import { expect, test } from 'vitest';
import { wallet as ar } from '../../src/i18n/ar/wallet';
import { wallet as en } from '../../src/i18n/en/wallet';
import { wallet as es } from '../../src/i18n/es/wallet';
import { wallet as dari } from '../../src/i18n/fa-AF/wallet';
import { wallet as fr } from '../../src/i18n/fr/wallet';
import { wallet as pt } from '../../src/i18n/pt/wallet';
import { wallet as tr } from '../../src/i18n/tr/wallet';
import { wallet as uk } from '../../src/i18n/uk/wallet';
import type { Language } from '../../src/wallet/languages';

type Text = string | Record<string, string>;

const CATALOGUES: Record<Language, Record<string, Text>> = { fr, en, ar, uk, tr, pt, es, 'fa-AF': dari };
const EACH = Object.entries(CATALOGUES);

const forms = (message: Text | undefined) => (typeof message === 'string' ? [message] : Object.values(message ?? {}));
const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test.each(EACH)('%s has the same keys with the same values', (_, catalogue) => {
  expect(Object.keys(catalogue)).toEqual(Object.keys(fr));
  for (const [key, message] of Object.entries(fr)) {
    const said = forms(catalogue[key]);
    expect(names(said.join(' ')), key).toEqual(names(forms(message).join(' ')));
    for (const text of said) expect(text.trim(), key).not.toBe('');
  }
});

// `one` may be written as a word only where it means exactly 1: in Ukrainian it also means 21.
test.each(EACH)('%s has every plural form that its whole numbers need', (language, catalogue) => {
  const rules = new Intl.PluralRules(language);
  const wanted = new Set(Array.from({ length: 200 }, (_, n) => rules.select(n)));
  for (const [key, message] of Object.entries(catalogue)) {
    if (typeof message === 'string') continue;
    expect(Object.keys(message), key).toEqual(expect.arrayContaining([...wanted]));
    if (language !== 'ar') for (const text of Object.values(message)) expect(text, key).toContain('{n}');
  }
});

test.each(EACH)('%s keeps the French word for a voucher', (_, catalogue) => {
  expect(catalogue['wallet.term']).toContain('pass numérique');
});

test.each(EACH)('%s has no French text left in it', (language, catalogue) => {
  if (language === 'fr') return;
  const same = Object.entries(catalogue).filter(([key, text]) => text === fr[key as keyof typeof fr]);
  expect(same.map(([key]) => key)).toEqual([]);
});

test('French apostrophes are curly', () => {
  for (const [key, message] of Object.entries(fr)) expect(forms(message).join(' '), key).not.toContain("'");
});
