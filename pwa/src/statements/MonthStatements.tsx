import './statements.css';
import type { Tally } from '../api/settlements';
import { listStatements, statementsFile, type StatementList, type StatementSummary } from '../api/statements';
import { Loaded } from '../desk/Loaded';
import { td } from '../desk/t';
import { useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { signedEuros } from '../i18n/numbers';
import { textFilter } from '../listing/common';
import { Listing } from '../listing/Listing';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Table } from '../ui/Table';
import { askStatements } from './AllStatements';
import { useToPay } from './payments';
import { STATEMENTS, statementScreen } from './screens';
import { t } from './t';
import { useStateOf } from './useStateOf';

const MANY = 10;

/** All statements of a closed month. */
export function MonthStatements({ tally }: { tally: Tally }) {
  const { period } = tally;
  const whole = useAnswer(() => listStatements(`month=${period}`), period);
  return (
    <section class="section month-statements">
      <h2>{t('month.title')}</h2>
      <Loaded asked={whole} label={t('list.loading')}>
        {(all) => (all.total === 0 ? <p class="quiet">{t('list.none_found')}</p> : <Whole list={all} tally={tally} />)}
      </Loaded>
      <WithoutAccount month={period} />
      <Listing
        label={t('month.title')}
        loading={t('list.loading')}
        filters={[textFilter(t('list.find_hint'))]}
        few={MANY}
        ask={(question, after) => askStatements(`month=${period}&${question}`, after)}
        file={(question) => statementsFile(`month=${period}&${question}`)}
        lineKey={({ number }) => number}
        none={null}
        table={(statements) => <Rows statements={statements} />}
      />
      <Button onPress={() => openScreen(STATEMENTS)}>{t('list.all')}</Button>
    </section>
  );
}

/** The sum of all statements, and whether it equals the month's net. */
function Whole({ list: { sums, total }, tally }: { list: StatementList; tally: Tally }) {
  const same = sums.net_cents === tally.total.net_cents;
  return (
    <>
      <dl class="account">
        <dt>{t('month.sums', { n: total })}</dt>
        <dd>{euros(sums.net_cents)}</dd>
        <dt>{t('sum.carried')}</dt>
        <dd>{signedEuros(sums.carried_cents)}</dd>
        <dt class="account__sum">{t('sum.total')}</dt>
        <dd class="account__sum">{euros(sums.total_cents)}</dd>
      </dl>
      {same ? (
        <p class="quiet">{t('month.adds_up')}</p>
      ) : (
        <Notice kind="error">
          {t('month.does_not_add_up', { statements: euros(sums.net_cents), month: euros(tally.total.net_cents) })}
        </Notice>
      )}
    </>
  );
}

/** How many organisations of the month cannot be paid because they have no bank account. */
function WithoutAccount({ month }: { month: string }) {
  const due = [...(useToPay()?.values() ?? [])];
  const n = due.filter((one) => 'hindrance' in one && one.month === month && one.hindrance === 'no_account').length;
  return n === 0 ? null : <Notice kind="warning">{t('month.no_account', { n })}</Notice>;
}

function Rows({ statements }: { statements: readonly StatementSummary[] }) {
  const stateOf = useStateOf('operator');
  return (
    <Table
      caption={t('month.title')}
      columns={[
        { key: 'organisation', title: t('month.organisation'), cell: (row: StatementSummary) => <Opener statement={row} /> },
        { key: 'redemptions', title: td('sum.redemptions'), cell: (row) => row.redemptions, amount: true },
        { key: 'net', title: td('sum.net'), cell: (row) => euros(row.net_cents), amount: true },
        { key: 'carried', title: t('month.carried'), cell: (row) => signedEuros(row.carried_cents), amount: true },
        { key: 'total', title: t('month.total'), cell: (row) => euros(row.total_cents), amount: true },
        { key: 'state', title: t('month.state'), cell: stateOf },
      ]}
      rows={statements}
      rowKey={({ number }) => number}
    />
  );
}

function Opener({ statement: { number, organisation } }: { statement: StatementSummary }) {
  return (
    <>
      <button type="button" class="link" onClick={() => openScreen(statementScreen(number))}>
        {organisation}
      </button>
      <span class="month-statements__number quiet small">{number}</span>
    </>
  );
}
