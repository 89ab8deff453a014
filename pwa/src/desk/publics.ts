/** Target publics in words. A campaign may have codes of its own, which are shown with spaces for underscores. */
import { translator } from '../i18n';
import { publics } from '../i18n/fr/publics';

type Known = keyof typeof publics;

const t = translator(publics, { en: () => import('../i18n/en/publics').then((module) => module.publics) });
const isKnown = (code: string): code is Known => Object.hasOwn(publics, code);

export const KNOWN_PUBLICS = Object.keys(publics).filter(isKnown);

export function publicText(code: string): string {
  return isKnown(code) ? t(code) : code.replaceAll('_', ' ');
}
