import './statements.css';
import { useState } from 'preact/hooks';
import { getStatement, type OneStatement } from '../api/statements';
import { Loaded } from '../desk/Loaded';
import { monthName } from '../desk/months';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { dayOf, euros } from '../i18n';
import { Figure } from '../ui/Figure';
import { Notice } from '../ui/Notice';
import { Files } from './Files';
import { LogHead } from './LogHead';
import type { Side } from './screens';
import { CampaignSections, VenueSections } from './Sections';
import { StatementLines } from './StatementLines';
import { Sums } from './Sums';
import { t } from './t';
import { useStateOf } from './useStateOf';

/** The screen of one statement: amount, sums, files, subtotals, lines. */
export function StatementPage({ number, side }: { number: string; side: Side }) {
  const [venue, setVenue] = useState('');
  const [page, setPage] = useState(1);
  const asked = useAnswer(() => getStatement(number, venue, String(page)), JSON.stringify([number, venue, page]));
  const choose = (chosen: string) => {
    setVenue(chosen);
    setPage(1);
  };
  return (
    <Screen title={t('page.title', { number })}>
      <Loaded asked={asked} label={t('page.loading')} lines={10}>
        {(statement) => (
          <>
            <Head statement={statement} side={side} />
            <div class="statement">
              <div class="section">
                <Sums statement={statement} />
                <VenueSections venues={statement.venues} />
                <CampaignSections campaigns={statement.campaigns} />
              </div>
              <Files statement={statement} />
            </div>
            <StatementLines statement={statement} venue={venue} onVenue={choose} onPage={setPage} />
            <LogHead log={statement.log} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Head({ statement, side }: { statement: OneStatement; side: Side }) {
  const { organisation, siret, month, issued_at, total_cents, carried_cents } = statement;
  const stateOf = useStateOf(side);
  return (
    <>
      <div>
        <p class="statement__of">{t('page.of', { organisation, month: monthName(month) })}</p>
        {siret !== null && <p class="quiet small">{t('page.siret', { siret })}</p>}
        <p class="quiet small">{t('page.closed', { day: dayOf(issued_at) })}</p>
      </div>
      <dl class="figures">
        <Figure label={t('sum.amount')} value={euros(total_cents)} detail={stateOf(statement)} />
      </dl>
      {carried_cents < 0 && <p>{t('carried.before')}</p>}
      {total_cents < 0 && <Notice kind="warning">{t('carried.after', { amount: euros(-total_cents) })}</Notice>}
    </>
  );
}
