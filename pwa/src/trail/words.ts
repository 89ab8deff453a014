import type { Act } from '../api/trail';
import { trail } from '../i18n/fr/trail';
import { t } from './t';
import { fieldName, said } from './values';

type Verb = keyof typeof trail & `verb.${string}`;

const isVerb = (key: string): key is Verb => key.startsWith('verb.') && key in trail;

/** The kinds of acts, by their words. */
export const VERBS = Object.keys(trail).filter(isVerb);

/** What was done, in words; its code when this version does not know it. */
export function what({ verb }: Act): string {
  const key = `verb.${verb}`;
  return isVerb(key) ? t(key) : verb;
}

/** Who did it. */
export function who({ doer, person, phone }: Act): string {
  return person ?? phone ?? t(`doer.${doer}`);
}

/** What changed, as pairs of a column's name and its value before and after. */
export function changes(act: Act): [string, string][] {
  const { before, after } = act;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((name) => {
    const now = said(name, after[name], act);
    return [fieldName(name), name in before ? t('change', { before: said(name, before[name], act), after: now }) : now];
  });
}
