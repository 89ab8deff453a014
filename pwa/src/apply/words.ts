/** What an application lacks, in words. */
import { DOCUMENT_KINDS } from '../api/admission/organisations';
import { structures } from '../i18n/fr/structures';
import { structureText } from '../i18n/structures';

const DOCUMENT = 'document:';

type Missing = 'siret' | 'name' | 'legal_form' | 'address' | 'postcode' | 'commune' | 'representative' | 'email' | 'capacities' | 'venues' | 'services' | 'charter';

/** One thing that is missing; the server's own name of one that only a newer version knows. */
export function missingText(name: string): string {
  const kind = DOCUMENT_KINDS.find((one) => name === `${DOCUMENT}${one}`);
  if (kind) return structureText('missing.document', { what: structureText(`document.${kind}`) });
  return `missing.${name}` in structures ? structureText(`missing.${name as Missing}`) : name;
}

export function legalFormText(form: string): string {
  return `form.${form}` in structures ? structureText(`form.${form}` as 'form.other') : '';
}
