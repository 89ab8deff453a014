import type { StatementSummary } from '../api/statements';
import { usePayments, useToPay } from './payments';
import type { Side } from './screens';
import { received, toBePaid } from './words';

/** The state of a statement's payment in words. `side` must not change between renders, since it chooses the hook. */
export function useStateOf(side: Side): (statement: StatementSummary) => string {
  return side === 'manager' ? useReceived() : useToBePaid();
}

function useReceived() {
  const payments = usePayments();
  return (statement: StatementSummary) => received(statement, payments.get(statement.number));
}

function useToBePaid() {
  const toPay = useToPay();
  return (statement: StatementSummary) => toBePaid(statement, toPay);
}
