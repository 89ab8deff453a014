import type { Act } from '../api/trail';
import { trail } from '../i18n/fr/trail';
import { t } from './t';

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
export function changes({ before, after }: Act): [string, string][] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((name) => [name, name in before ? t('change', { before: said(before[name]), after: said(after[name]) }) : said(after[name])]);
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('nothing');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
