import './bank-statements.css';
import { ListX } from 'lucide';
import { DIRECTIONS, listMovements, type Movement, movementsFile } from '../../api/bank-statements';
import type { Answer } from '../../api/wire/http';
import { Screen } from '../../desk/Screen';
import { dayFilters, textFilter } from '../../listing/common';
import type { Filter } from '../../listing/filters';
import { Listing, type PageOf } from '../../listing/Listing';
import { counted } from '../../listing/pages';
import { EmptyState } from '../../ui/EmptyState';
import { MovementLine } from './MovementLine';
import { t } from './t';

/** The screen of an account's movements, the newest first, narrowed by words, direction and days. */
export function MovementsPage({ accountId }: { accountId: number }) {
  return (
    <Screen title={t('movements.title')}>
      <Listing
        label={t('movements.title')}
        loading={t('movements.loading')}
        filters={filters()}
        ask={(question, after) => ask(accountId, question, after)}
        file={(question) => movementsFile(accountId, question)}
        lineKey={({ id }) => String(id)}
        none={
          <EmptyState icon={ListX} title={t('movements.none_title')}>
            {t('movements.none')}
          </EmptyState>
        }
      >
        {(movement) => <MovementLine movement={movement} />}
      </Listing>
    </Screen>
  );
}

const filters = (): Filter[] => [
  textFilter(t('movements.search')),
  {
    kind: 'choice',
    name: 'sens',
    asks: 'direction',
    label: t('movements.direction'),
    all: t('movements.both'),
    options: DIRECTIONS.map((value) => ({ value, label: t(`movements.${value}`) })),
  },
  ...dayFilters(),
];

const ask = async (accountId: number, question: string, after: string): Promise<Answer<PageOf<Movement>>> =>
  counted(await listMovements(accountId, question, after), ({ movements }) => movements, (n) => t('movements.total', { n }));
