// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { direction, firstSpoken, type Language } from '../../src/wallet/languages';

test.each([
  [['ar-DZ', 'fr-FR'], 'ar'],
  [['ps-AF', 'prs-AF'], 'fa-AF'],
  [['fa-IR'], 'fa-AF'],
  [['pt-BR'], 'pt'],
  [['zh-CN', 'en-US'], 'en'],
  [['ku-TR'], 'fr'],
  [[], 'fr'],
])('a phone set to %j gets %s', (wanted, spoken) => {
  expect(firstSpoken(wanted)).toBe(spoken);
});

test('Arabic and Dari are right-to-left', () => {
  expect(['fr', 'ar', 'uk', 'fa-AF'].map((language) => direction(language as Language))).toEqual([
    'ltr',
    'rtl',
    'ltr',
    'rtl',
  ]);
});

async function page(language: Language) {
  const spoken = await import('../../src/wallet/language');
  spoken.chooseLanguage(language);
  await vi.waitFor(() => expect(spoken.language()).toBe(language));
  const [words, { t }] = await Promise.all([import('../../src/wallet/words'), import('../../src/wallet/t')]);
  return { ...words, t };
}

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f]/g, '');

test.each([
  ['fr', 'jeudi 31 décembre 2026', '10 €', '1,2 km'],
  ['en', 'Thursday, 31 December 2026', '€10', '1.2 km'],
  ['ar', 'الخميس، 31 ديسمبر 2026', '10 €', '1.2 كم'],
  ['uk', 'четвер, 31 грудня 2026 р.', '10 €', '1,2 км'],
  ['tr', '31 Aralık 2026 Perşembe', '€10', '1,2 km'],
  ['pt', 'quinta-feira, 31 de dezembro de 2026', '10 €', '1,2 km'],
  ['es', 'jueves, 31 de diciembre de 2026', '10 €', '1,2 km'],
  ['fa-AF', 'پنجشنبه 31 دسمبر 2026', '€ 10', '1.2 کیلومتر'],
] as const)('%s formats days, amounts and distances in its own way, with Western digits', async (...said) => {
  const [language, day, amount, far] = said;
  const { dayInWords, distance, euros } = await page(language);
  expect([dayInWords('2026-12-31'), euros(1000), distance(1.2)].map(plain)).toEqual([day, amount, far]);
});

test('in a right-to-left text, a number keeps its own order', async () => {
  const { t } = await page('ar');
  expect(t('wallet.call', { phone: '+262 262' })).toContain('\u2068+262 262\u2069');
});

test('the page’s title is in its language and direction', async () => {
  await page('ar');
  const { lang, dir } = document.documentElement;
  expect([lang, dir, document.title]).toEqual(['ar', 'rtl', 'دفتر قسائمي الرقمية']);
});

test('the chosen language is stored, and deleted with the booklet', async () => {
  await page('tr');
  vi.resetModules();
  const { language } = await import('../../src/wallet/language');
  await vi.waitFor(() => expect(language()).toBe('tr'));
  const { forgetAll } = await import('../../src/wallet/store');
  forgetAll();
  expect(Object.keys(localStorage)).toEqual([]);
});
