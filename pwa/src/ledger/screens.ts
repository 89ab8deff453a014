/** The screens of the ledger and their names in the address's hash. */
export type LedgerScreen = 'accounts' | 'journal';

export const ACCOUNTS_SCREEN = 'comptes';
export const JOURNAL_SCREEN = 'journal';

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): LedgerScreen | null {
  if (address === ACCOUNTS_SCREEN) return 'accounts';
  return address === JOURNAL_SCREEN ? 'journal' : null;
}
