/** What an act changed, in words: a name for each column, and its value as the rest of the app writes it. */
import type { Act } from '../api/trail';
import { publicText } from '../desk/publics';
import { serviceName } from '../desk/services';
import { when } from '../desk/when';
import { day, euros, translator } from '../i18n';
import { trailFields } from '../i18n/fr/trail-fields';
import { rate } from '../i18n/numbers';
import { structureText } from '../i18n/structures';
import { structures } from '../i18n/fr/structures';
import { ROLES } from '../api/wire/people';
import { roleText } from '../people/roles';
import { t } from './t';

const tf = translator(trailFields, { en: () => import('../i18n/en/trail-fields').then((module) => module.trailFields) });

type Plain = keyof typeof trailFields & (`field.${string}` | `value.${string}`);
type Structure = keyof typeof structures & (`form.${string}` | `qualification.${string}`);

const isPlain = (key: string): key is Plain => Object.hasOwn(trailFields, key);
const isStructure = (key: string): key is Structure => Object.hasOwn(structures, key);
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A column's name in words; as it is stored, when this version does not know it. */
export function fieldName(name: string): string {
  const key = `field.${name}`;
  return isPlain(key) ? tf(key) : name;
}

/** A value in words; as it is stored, when nothing better is known. */
export function said(name: string, value: unknown, act: Act): string {
  if (value === null || value === undefined || value === '') return t('nothing');
  if (typeof value === 'boolean') return tf(value ? 'yes' : 'no');
  if (Array.isArray(value)) return value.length === 0 ? t('nothing') : value.map((one) => said(name, one, act)).join(', ');
  if (typeof value === 'number') return number(name, value, act);
  return typeof value === 'string' ? text(name, value) : JSON.stringify(value);
}

function number(name: string, value: number, act: Act): string {
  if (name === 'cents' || name.endsWith('_cents')) return euros(value);
  if (name.endsWith('_bps')) return rate(value);
  if (name === 'organisation_id' && value === act.organisation_id && act.organisation !== null) return act.organisation;
  return isId(name) ? tf('numbered', { n: value }) : String(value);
}

const isId = (name: string): boolean => name.endsWith('_id') || ['to', 'person', 'venues'].includes(name);

function text(name: string, value: string): string {
  if (DAY.test(value)) return day(value);
  if (MOMENT.test(value)) return when(value.replace(' ', 'T'));
  if (name === 'services') return serviceName(value);
  if (name === 'target_publics') return publicText(value);
  const role = name === 'role' ? ROLES.find((one) => one === value) : undefined;
  if (role !== undefined) return roleText(role);
  const key = name === 'legal_form' ? `form.${value}` : `${name}.${value}`;
  if (isStructure(key)) return structureText(key);
  const plain = `value.${key}`;
  return isPlain(plain) ? tf(plain) : value;
}
