import './payouts.css';
import type { Me } from '../api/wire/people';
import { MovementPage } from './explaining/MovementPage';
import { ToExplainPage } from './explaining/ToExplainPage';
import { AccountPage } from './bank-accounts/AccountPage';
import { BankPage } from './bank-answers/BankPage';
import { MovementsPage } from './bank-statements/MovementsPage';
import { StatementsPage } from './bank-statements/StatementsPage';
import { BooksPage } from './books/BooksPage';
import { DaysPage } from './books/DaysPage';
import { OutPage } from './books/OutPage';
import { BatchPage } from './BatchPage';
import { PayoutsPage } from './PayoutsPage';
import type { PayoutScreen } from './screens';

/** The screen of payments that the address names. */
export function PayoutScreens({ screen, me }: { screen: PayoutScreen; me: Me }) {
  switch (screen.kind) {
    case 'payouts':
      return <PayoutsPage me={me} />;
    case 'bank':
      return <BankPage />;
    case 'statements':
      return <StatementsPage />;
    case 'explain':
      return <ToExplainPage />;
    case 'movement':
      return <MovementPage key={screen.movementId} movementId={screen.movementId} />;
    case 'movements':
      return <MovementsPage key={screen.accountId} accountId={screen.accountId} />;
    case 'books':
      return <BooksPage me={me.id} />;
    case 'account_books':
      return <DaysPage key={screen.accountId} accountId={screen.accountId} />;
    case 'out':
      return <OutPage me={me.id} />;
    case 'batch':
      return <BatchPage key={screen.batchId} batchId={screen.batchId} me={me} />;
    case 'account':
      return <AccountPage key={screen.organisationId} organisationId={screen.organisationId} me={me} />;
  }
}
