/** The screens of the ledger and their names in the address's hash. */
export type LedgerScreen = 'accounts' | 'journal' | 'export';

export const ACCOUNTS_SCREEN = 'comptes';
export const JOURNAL_SCREEN = 'journal';
export const EXPORT_SCREEN = 'export-comptable';

const SCREENS = new Map<string, LedgerScreen>([
  [ACCOUNTS_SCREEN, 'accounts'],
  [JOURNAL_SCREEN, 'journal'],
  [EXPORT_SCREEN, 'export'],
]);

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): LedgerScreen | null {
  return SCREENS.get(address) ?? null;
}
