import './statements.css';
import { FileText } from 'lucide';
import { listStatements, statementsFile, type StatementSummary } from '../api/statements';
import type { Answer } from '../api/wire/http';
import { Screen } from '../desk/Screen';
import { dayFilters, textFilter } from '../listing/common';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { EmptyState } from '../ui/EmptyState';
import type { Side } from './screens';
import { StatementOpener } from './StatementList';
import { t } from './t';
import { useStateOf } from './useStateOf';

/** All statements of this desk, newest first, found by number, organisation and day of issue. */
export function AllStatements({ side }: { side: Side }) {
  const stateOf = useStateOf(side);
  return (
    <Screen title={t('list.title')}>
      <p class="quiet">{t(`list.intro_${side}`)}</p>
      <Listing
        label={t('list.title')}
        loading={t('list.loading')}
        filters={[textFilter(t('list.find_hint')), ...dayFilters()]}
        ask={askStatements}
        file={statementsFile}
        lineKey={({ number }) => number}
        none={
          <EmptyState icon={FileText} title={t('list.none_title')}>
            {t(`list.none_${side}`)}
          </EmptyState>
        }
      >
        {(statement) => <StatementOpener statement={statement} side={side} state={stateOf(statement)} />}
      </Listing>
    </Screen>
  );
}

export const askStatements = async (question: string, after: string): Promise<Answer<PageOf<StatementSummary>>> =>
  counted(await listStatements(question, after), ({ statements }) => statements, (n) => t('list.total', { n }));
