import { FileText } from 'lucide';
import type { StatementSummary } from '../api/statements';
import { Line } from '../campaigns/Line';
import { euros } from '../i18n';
import { List } from '../ui/List';
import { type Side, statementScreen } from './screens';
import { t } from './t';
import { monthTitle, standing } from './words';

/** Statements, each a line that opens it: month and amount, then what becomes of it. */
export function StatementList({ statements, side }: { statements: readonly StatementSummary[]; side: Side }) {
  return (
    <List label={t('list.title')} items={statements} itemKey={({ number }) => number}>
      {(statement) => (
        <Line
          icon={FileText}
          title={`${monthTitle(statement.month)} · ${euros(statement.total_cents)}`}
          details={[
            ...(side === 'operator' ? [statement.organisation] : []),
            `${statement.number} · ${standing(statement, side)}`,
          ]}
          screen={statementScreen(statement.number)}
        />
      )}
    </List>
  );
}
