import { expect, test } from 'vitest';
import { wallet as en } from '../../src/i18n/en/wallet';
import { wallet as fr } from '../../src/i18n/fr/wallet';

const whole = (message: string | object) => (typeof message === 'string' ? message : Object.values(message).join(' '));
const names = (message: string | object) => [...new Set(whole(message).match(/\{\w+\}/g) ?? [])].sort();

test('both languages say the same things with the same values', () => {
  expect(Object.keys(en)).toEqual(Object.keys(fr));
  for (const [key, message] of Object.entries(fr)) {
    expect(names(en[key as keyof typeof en]), key).toEqual(names(message));
  }
});

test('French apostrophes are curly', () => {
  for (const [key, message] of Object.entries(fr)) expect(whole(message), key).not.toContain("'");
});
