import type { StatementProblem } from '../../api/bank-statements';
import { dayOf } from '../../i18n';
import { List } from '../../ui/List';
import { t } from './t';

/** What of earlier files was refused and has not been imported since. */
export function Problems({ problems }: { problems: readonly StatementProblem[] }) {
  if (problems.length === 0) return null;
  const title = t('problems.title', { n: problems.length });
  return (
    <section class="section">
      <h3>{title}</h3>
      <List label={title} items={problems} itemKey={({ id }) => String(id)}>
        {(problem) => (
          <div class="refused-file">
            <p class="refused-file__name">{problem.account === '' ? problem.name : `${problem.name} · ${problem.account}`}</p>
            <p>{problem.sentence}</p>
            <p class="quiet small">{t('problems.when', { day: dayOf(problem.told_at) })}</p>
          </div>
        )}
      </List>
    </section>
  );
}
