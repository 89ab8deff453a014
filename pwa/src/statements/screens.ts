/** The screens of statements, by what the address says after its `#`. */
export type StatementScreen = { readonly kind: 'all' } | { readonly kind: 'one'; readonly number: string };

/** For whom: whoever is paid, or whoever pays. */
export type Side = 'manager' | 'operator';

export const STATEMENTS = 'releves';

export const statementScreen = (number: string) => `releve-${number}`;

const ONE = /^releve-(R-20\d\d-\d\d-\d{4,6})$/;

/** The screen that an address names; null when it is none of these. */
export function screenOf(address: string): StatementScreen | null {
  if (address === STATEMENTS) return { kind: 'all' };
  const number = ONE.exec(address)?.[1];
  return number === undefined ? null : { kind: 'one', number };
}
