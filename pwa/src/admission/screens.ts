/** The screens of organisations and applications and their names in the address's hash. */
export type AdmissionScreen =
  | { readonly kind: 'organisations' | 'queue' | 'new' | 'venues' }
  | { readonly kind: 'organisation' | 'application'; readonly id: number };

export const ORGANISATIONS = 'structures';
export const NEW_ORGANISATION = 'structure-nouvelle';
export const QUEUE = 'candidatures';
export const VENUES = 'tous-les-lieux';
/** Shows one venue when the address's query names it. */
export const OF_VENUE = 'lieux';
export const organisationScreen = (id: number): string => `structure-${id}`;
export const applicationScreen = (id: number): string => `candidature-${id}`;

const ONE = /^(structure|candidature)-([1-9]\d{0,8})$/;

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): AdmissionScreen | null {
  if (address === ORGANISATIONS) return { kind: 'organisations' };
  if (address === QUEUE) return { kind: 'queue' };
  if (address === VENUES) return { kind: 'venues' };
  if (address === NEW_ORGANISATION) return { kind: 'new' };
  const [, what, id] = ONE.exec(address) ?? [];
  if (what === undefined) return null;
  return { kind: what === 'structure' ? 'organisation' : 'application', id: Number(id) };
}
