/** The screens of the books, by what the address says after its `#`. */
export type LedgerScreen = 'accounts' | 'journal';

export const ACCOUNTS_SCREEN = 'comptes';
export const JOURNAL_SCREEN = 'journal';

/** The screen that an address names; null when it is none of these. */
export function screenOf(address: string): LedgerScreen | null {
  if (address === ACCOUNTS_SCREEN) return 'accounts';
  return address === JOURNAL_SCREEN ? 'journal' : null;
}
