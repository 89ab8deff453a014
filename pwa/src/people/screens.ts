/** The screens of people and their names in the address's hash. */
export type PeopleScreen = { readonly kind: 'people' } | { readonly kind: 'organisation'; readonly id: number };

export const PEOPLE = 'personnes';
export const ACCOUNT = 'mon-compte';

export const organisationScreen = (id: number) => `${PEOPLE}-${id}`;

const ORGANISATION = /^personnes-([1-9]\d{0,9})$/;

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): PeopleScreen | null {
  if (address === PEOPLE) return { kind: 'people' };
  const id = ORGANISATION.exec(address)?.[1];
  return id === undefined ? null : { kind: 'organisation', id: Number(id) };
}
