import './statements.css';
import { listStatements } from '../api/statements';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { STATEMENTS } from './screens';
import { StatementList } from './StatementList';
import { t } from './t';
import { useStateOf } from './useStateOf';

/** The last statement of a manager's organisations: amount and state of payment; with a link to all. */
export function Latest() {
  const asked = useAnswer(() => listStatements(), 'statements');
  const stateOf = useStateOf('manager');
  return (
    <section class="section latest">
      <h2>{t('list.title')}</h2>
      <Loaded asked={asked} label={t('list.loading')} lines={2}>
        {({ statements, total }) =>
          total === 0 ? (
            <p class="quiet">{t('list.none_manager')}</p>
          ) : (
            <>
              <StatementList
                statements={statements.filter(({ month }) => month === statements[0]?.month)}
                side="manager"
                stateOf={stateOf}
              />
              {total > 1 && <Button onPress={() => openScreen(STATEMENTS)}>{t('list.all')}</Button>}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
