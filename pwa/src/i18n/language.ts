import { effect, signal } from '@preact/signals';
import { onPhone } from '../lib/kept';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'poincon.language';

function remembered(): Language {
  const stored = onPhone.get(KEY);
  return LANGUAGES.find((known) => known === stored) ?? 'fr';
}

/** The language of the screens: French unless the person chose another on this phone. */
export const language = signal<Language>(remembered());

effect(() => {
  if (typeof document !== 'undefined') document.documentElement.lang = language.value;
});

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  onPhone.set(KEY, chosen);
}
