/** The language of this page: chosen once, stored on this phone. */
import { effect, signal } from '@preact/signals';
import { wallet as french } from '../i18n/fr/wallet';
import { fetchAhead } from '../lib/code';
import { type Catalogue, direction, firstSpoken, isLanguage, type Language, LANGUAGES } from './languages';
import { recallChoice, keepChoice } from './store';

interface Voice {
  readonly language: Language;
  readonly messages: Catalogue;
}

/** One signal for both, so that no screen mixes two languages. */
const spoken = signal<Voice>({ language: 'fr', messages: french });
const wanted = signal<Language>(first());

export const language = () => spoken.value.language;
export const messages = () => spoken.value.messages;
export const locale = () => LANGUAGES[spoken.value.language].locale;

/** The key of the page's title. */
const title = signal<'wallet.title' | 'lieux.title'>('wallet.title');

effect(() => speak(wanted.value));

effect(() => {
  if (typeof document === 'undefined') return;
  document.documentElement.lang = spoken.value.language;
  document.documentElement.dir = direction(spoken.value.language);
  document.title = spoken.value.messages[title.value];
});

export function callThePage(key: 'wallet.title' | 'lieux.title'): void {
  title.value = key;
}

export function chooseLanguage(chosen: Language): void {
  keepChoice('language', chosen);
  wanted.value = chosen;
}

/** Switches the language once its texts are loaded; until then the page stays in the one before. */
function speak(chosen: Language): (() => void) | undefined {
  const known = LANGUAGES[chosen];
  const say = (messages: Catalogue) => (spoken.value = { language: chosen, messages });
  if ('load' in known) return fetchAhead<Catalogue>(known.load, say);
  say(french);
  return undefined;
}

/** The language in the address (`?langue=`), else the one chosen on this phone, else the browser's. */
function first(): Language {
  const asked = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('langue');
  if (isLanguage(asked)) return asked;
  const kept = recallChoice('language');
  return isLanguage(kept) ? kept : firstSpoken(typeof navigator === 'undefined' ? [] : navigator.languages);
}
