import { wallet as en } from '../i18n/en/wallet';
import { wallet as fr } from '../i18n/fr/wallet';
import { translator } from '../i18n/translate';

/** The texts of the beneficiary's page. Both languages come with it: neither may need the network later. */
export const t = translator(fr, { en: () => Promise.resolve(en) });
