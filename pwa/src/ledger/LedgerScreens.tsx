import './ledger.css';
import { AccountsPage } from './AccountsPage';
import { ExportPage } from './ExportPage';
import { JournalPage } from './JournalPage';
import type { LedgerScreen } from './screens';

/** The screen of the ledger that the address names. */
export function LedgerScreens({ screen }: { screen: LedgerScreen }) {
  if (screen === 'export') return <ExportPage />;
  return screen === 'accounts' ? <AccountsPage /> : <JournalPage />;
}
