import './ledger.css';
import { AccountsPage } from './AccountsPage';
import { JournalPage } from './JournalPage';
import type { LedgerScreen } from './screens';

/** The screen of the ledger that the address names. */
export function LedgerScreens({ screen }: { screen: LedgerScreen }) {
  return screen === 'accounts' ? <AccountsPage /> : <JournalPage />;
}
