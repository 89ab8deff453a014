import type { StatementSummary } from '../api/statements';
import { usePayments, useToPay } from './payments';
import type { Side } from './screens';
import { received, toBePaid } from './words';

/** How far the payment of a statement is, in the words of a desk; a screen has one side for good. */
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
