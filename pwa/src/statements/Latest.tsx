import './statements.css';
import { listStatements, type StatementSummary } from '../api/statements';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { isWaiting, usePayments } from './payments';
import { STATEMENTS } from './screens';
import { StatementList } from './StatementList';
import { t } from './t';
import { useStateOf } from './useStateOf';

/** The last paid statement of a manager's organisations, with a link to all: those that wait stand above (`venue/WaitingStatements`). */
export function Latest() {
  const asked = useAnswer(() => listStatements(), 'statements');
  const payments = usePayments();
  return (
    <section class="section latest">
      <h2>{t('list.title')}</h2>
      <Loaded asked={asked} label={t('list.loading')} lines={2}>
        {({ statements, total }) =>
          total === 0 ? (
            <p class="quiet">{t('list.none_manager')}</p>
          ) : (
            <Paid statements={newest(statements.filter((statement) => !isWaiting(statement, payments)))} />
          )
        }
      </Loaded>
    </section>
  );
}

function Paid({ statements }: { statements: readonly StatementSummary[] }) {
  const stateOf = useStateOf('manager');
  return (
    <>
      {statements.length > 0 && <StatementList statements={statements} side="manager" stateOf={stateOf} />}
      <Button onPress={() => openScreen(STATEMENTS)}>{t('list.all')}</Button>
    </>
  );
}

const newest = (statements: readonly StatementSummary[]): readonly StatementSummary[] => statements.filter(({ month }) => month === statements[0]?.month);
