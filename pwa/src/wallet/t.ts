import type { wallet as french } from '../i18n/fr/wallet';
import { say } from '../i18n/say';
import type { Translate } from '../i18n/translate';
import { language, messages } from './language';
import { direction } from './languages';

/** The texts of the beneficiary's page, in the language it speaks. */
export const t: Translate<typeof french> = (key, ...values) =>
  say(messages()[key], isolated(values[0] ?? {}), language());

/** In a text from the right, names and numbers keep the order they have by themselves (Unicode's FSI and PDI). */
function isolated(values: Record<string, string | number>): Record<string, string | number> {
  if (direction(language()) === 'ltr') return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name === 'n' ? value : `\u2068${value}\u2069`]),
  );
}
