/** Facts of organisations in words. */
import type { Capacity, Qualification } from '../api/admission/organisations';
import { structures } from '../i18n/fr/structures';
import { structureText } from '../i18n/structures';
import { departmentName } from '../lib/departments';
import { t } from './t';

const DOCUMENT = 'document:';

export function formText(form: string): string {
  return `form.${form}` in structures ? structureText(`form.${form}` as 'form.other') : '';
}

export const capacitiesText = (capacities: readonly Capacity[]): string =>
  capacities.map((name) => structureText(`capacity.${name}`)).join(' · ');

export const qualificationText = (state: Qualification): string => structureText(`qualification.${state}`);

export const territoryText = (territory: readonly string[] | null): string =>
  territory === null ? t('one.everywhere') : territory.map(departmentName).join(' · ');

export const placeText = ({ postcode, commune }: { postcode: string; commune: string }): string => `${postcode} ${commune}`.trim();

/** One thing that an application lacks; the server's own name of one that only a newer version knows. */
export function lackText(name: string): string {
  const kind = name.replace(DOCUMENT, '');
  if (name.startsWith(DOCUMENT) && `document.${kind}` in structures) return structureText(`document.${kind}` as 'document.proof');
  return `missing.${name}` in structures ? structureText(`missing.${name}` as 'missing.name') : name;
}
