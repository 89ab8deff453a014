/** The screens of statements and their names in the address's hash. */
export type StatementScreen = { readonly kind: 'all' } | { readonly kind: 'one'; readonly number: string };

/** Whose desk: the manager's, who is paid, or the operator's, who pays. */
export type Side = 'manager' | 'operator';

export const STATEMENTS = 'releves';

export const statementScreen = (number: string) => `releve-${number}`;

const ONE = /^releve-(R-20\d\d-\d\d-\d{4,6})$/;

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): StatementScreen | null {
  if (address === STATEMENTS) return { kind: 'all' };
  const number = ONE.exec(address)?.[1];
  return number === undefined ? null : { kind: 'one', number };
}
