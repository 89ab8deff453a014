import { FileText } from 'lucide';
import type { StatementSummary } from '../api/statements';
import { Opener } from '../desk/Opener';
import { euros } from '../i18n';
import { List } from '../ui/List';
import { type Side, statementScreen } from './screens';
import { t } from './t';
import { monthTitle } from './words';

interface StatementListProps {
  statements: readonly StatementSummary[];
  side: Side;
  stateOf: (statement: StatementSummary) => string;
}

/** A list of statements with month, amount and state of payment, each a link to its screen. */
export function StatementList({ statements, side, stateOf }: StatementListProps) {
  return (
    <List label={t('list.title')} items={statements} itemKey={({ number }) => number}>
      {(statement) => <StatementOpener statement={statement} side={side} state={stateOf(statement)} />}
    </List>
  );
}

export function StatementOpener({ statement, side, state }: { statement: StatementSummary; side: Side; state: string }) {
  return (
    <Opener
      icon={FileText}
      title={`${monthTitle(statement.month)} · ${euros(statement.total_cents)}`}
      details={[...(side === 'operator' ? [statement.organisation] : []), `${statement.number} · ${state}`]}
      screen={statementScreen(statement.number)}
    />
  );
}
