import { listStatements } from '../api/statements';
import { useAnswer } from '../desk/useAnswer';
import { isWaiting, usePayments } from '../statements/payments';
import { StatementList } from '../statements/StatementList';
import { received } from '../statements/words';

/** The statements that are not paid yet, each with when it will be, or why it waits; nothing when there is none. */
export function WaitingStatements() {
  const { value } = useAnswer(() => listStatements(), 'statements');
  const payments = usePayments();
  const waiting = value?.statements.filter((statement) => isWaiting(statement, payments)) ?? [];
  if (waiting.length === 0) return null;
  return <StatementList statements={waiting} side="manager" stateOf={(statement) => received(statement, payments.get(statement.number))} />;
}
