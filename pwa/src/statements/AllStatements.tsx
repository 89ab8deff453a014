import './statements.css';
import { FileText } from 'lucide';
import { useState } from 'preact/hooks';
import { listStatements } from '../api/statements';
import { Loaded } from '../desk/Loaded';
import { Pages } from '../desk/Pages';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { EmptyState } from '../ui/EmptyState';
import { Find } from './Find';
import type { Side } from './screens';
import { StatementList } from './StatementList';
import { t } from './t';
import { useStateOf } from './useStateOf';

/** All statements of this desk, newest first, with a search by number or organisation. */
export function AllStatements({ side }: { side: Side }) {
  const stateOf = useStateOf(side);
  const [find, setFind] = useState('');
  const [page, setPage] = useState(1);
  const asked = useAnswer(() => listStatements({ find, page: String(page) }), JSON.stringify([find, page]));
  const look = (text: string) => {
    setFind(text);
    setPage(1);
  };
  return (
    <Screen title={t('list.title')}>
      <p class="quiet">{t(`list.intro_${side}`)}</p>
      {side === 'operator' && <Find onFind={look} />}
      <Loaded asked={asked} label={t('list.loading')} lines={6}>
        {(list) => {
          if (list.total > 0) {
            return (
              <>
                <StatementList statements={list.statements} side={side} stateOf={stateOf} />
                <Pages page={list.page} pages={list.pages} onOpen={setPage} />
              </>
            );
          }
          if (find !== '') return <p role="status">{t('list.none_found')}</p>;
          return (
            <EmptyState icon={FileText} title={t('list.none_title')}>
              {t(`list.none_${side}`)}
            </EmptyState>
          );
        }}
      </Loaded>
    </Screen>
  );
}
