import type { wallet as french } from '../i18n/fr/wallet';
import { say } from '../i18n/say';
import type { Translate } from '../i18n/translate';
import { language, messages } from './language';
import { direction } from './languages';

/** The texts of the beneficiary's page, in its current language. */
export const t: Translate<typeof french> = (key, ...values) =>
  say(messages()[key], isolated(values[0] ?? {}), language());

/** In right-to-left texts, wraps names and numbers in Unicode's FSI and PDI, so that they keep their own direction. */
function isolated(values: Record<string, string | number>): Record<string, string | number> {
  if (direction(language()) === 'ltr') return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name === 'n' ? value : `\u2068${value}\u2069`]),
  );
}
