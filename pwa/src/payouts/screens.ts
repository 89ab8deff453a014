/** The screens of payments and their names in the address's hash. */
import { TO_EXPLAIN } from '../matching/screens';

export type PayoutScreen =
  | { readonly kind: 'payouts' | 'bank' | 'statements' | 'explain' | 'books' | 'out' }
  | { readonly kind: 'movement'; readonly movementId: number }
  | { readonly kind: 'movements' | 'account_books'; readonly accountId: number }
  | { readonly kind: 'batch'; readonly batchId: number }
  | { readonly kind: 'account'; readonly organisationId: number };

export const PAYOUTS = 'paiements';
export const BANK = 'paiements-banque';
export const BANK_STATEMENTS = 'releves-bancaires';
export const BOOKS = 'livres-et-banque';
export const OUT = 'retraits';

export const batchScreen = (batchId: number) => `virement-${batchId}`;
/** Who is paid; what we pay to ourselves was ordered out by two people. */
export const accountScreen = (organisationId: number | null) => (organisationId === null ? OUT : `compte-${organisationId}`);

export const booksScreen = (accountId: number) => `livres-${accountId}`;
export const movementsScreen = (accountId: number) => `mouvements-${accountId}`;

const NUMBERED = /^(virement|compte|mouvements?|livres)-([1-9]\d{0,8})$/;

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): PayoutScreen | null {
  if (address === PAYOUTS) return { kind: 'payouts' };
  if (address === BANK) return { kind: 'bank' };
  if (address === BANK_STATEMENTS) return { kind: 'statements' };
  if (address === BOOKS) return { kind: 'books' };
  if (address === OUT) return { kind: 'out' };
  if (address === TO_EXPLAIN) return { kind: 'explain' };
  const [, what, number] = NUMBERED.exec(address) ?? [];
  if (what === 'virement') return { kind: 'batch', batchId: Number(number) };
  if (what === 'mouvements') return { kind: 'movements', accountId: Number(number) };
  if (what === 'mouvement') return { kind: 'movement', movementId: Number(number) };
  if (what === 'livres') return { kind: 'account_books', accountId: Number(number) };
  if (what === 'compte') return { kind: 'account', organisationId: Number(number) };
  return null;
}

/** The id of an organisation's own account on its first screen, to which tasks lead. */
export const ACCOUNTS_ID = 'compte-bancaire';
