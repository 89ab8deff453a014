/** The languages of the beneficiary's page: their own names, and their locales for numbers. */
import type { wallet as french } from '../i18n/fr/wallet';
import type { Translation } from '../i18n/translate';

export type Catalogue = Translation<typeof french>;

interface Spoken {
  readonly name: string;
  /** For dates and amounts: Western digits, as on the paper, and the Gregorian calendar. */
  readonly locale: string;
  readonly load?: () => Promise<Catalogue>;
}

/** French is part of the page; each other language is a file, fetched when it is chosen. */
export const LANGUAGES = {
  fr: { name: 'Français', locale: 'fr-FR' },
  en: { name: 'English', locale: 'en-GB', load: () => import('../i18n/en/wallet').then(wallet) },
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', load: () => import('../i18n/ar/wallet').then(wallet) },
  uk: { name: 'Українська', locale: 'uk-UA', load: () => import('../i18n/uk/wallet').then(wallet) },
  tr: { name: 'Türkçe', locale: 'tr-TR', load: () => import('../i18n/tr/wallet').then(wallet) },
  pt: { name: 'Português', locale: 'pt-PT', load: () => import('../i18n/pt/wallet').then(wallet) },
  es: { name: 'Español', locale: 'es-ES', load: () => import('../i18n/es/wallet').then(wallet) },
  'fa-AF': {
    name: 'دری',
    locale: 'fa-AF-u-ca-gregory-nu-latn',
    load: () => import('../i18n/fa-AF/wallet').then(wallet),
  },
} as const satisfies Record<string, Spoken>;

export type Language = keyof typeof LANGUAGES;

const FROM_RIGHT = new Set<Language>(['ar', 'fa-AF']);
/** Other codes of Dari; whoever sets a phone to Persian can read it. */
const DARI = ['fa', 'prs'];

export function isLanguage(text: unknown): text is Language {
  return typeof text === 'string' && Object.hasOwnProperty.call(LANGUAGES, text);
}

export function direction(language: Language): 'ltr' | 'rtl' {
  return FROM_RIGHT.has(language) ? 'rtl' : 'ltr';
}

/** The first of a person's languages that the page has; French when it has none. */
export function firstSpoken(wanted: readonly string[]): Language {
  const short = wanted.map((tag) => tag.toLowerCase().split('-', 1).join(''));
  return short.map((tag) => (DARI.includes(tag) ? 'fa-AF' : tag)).find(isLanguage) ?? 'fr';
}

function wallet(module: { wallet: Catalogue }): Catalogue {
  return module.wallet;
}
