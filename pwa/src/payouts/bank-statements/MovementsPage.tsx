import './bank-statements.css';
import { ListX } from 'lucide';
import { useState } from 'preact/hooks';
import { DIRECTIONS, listMovements } from '../../api/bank-statements';
import { Loaded } from '../../desk/Loaded';
import { Pages } from '../../desk/Pages';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { EmptyState } from '../../ui/EmptyState';
import { Field } from '../../ui/Field';
import { List } from '../../ui/List';
import { SelectField } from '../../ui/SelectField';
import { MovementLine } from './MovementLine';
import { t } from './t';

const ALL = { direction: '', text: '', page: 1 };

/** The screen of an account's movements, the newest first, narrowed by direction and words. */
export function MovementsPage({ accountId }: { accountId: number }) {
  const [wanted, setWanted] = useState(ALL);
  const asked = useAnswer(() => listMovements(accountId, asQuery(wanted)), `movements-${accountId}-${JSON.stringify(wanted)}`);
  const narrow = (changed: Partial<typeof ALL>) => setWanted({ ...wanted, page: 1, ...changed });
  return (
    <Screen title={t('movements.title')}>
      <SelectField
        label={t('movements.direction')}
        name="direction"
        value={wanted.direction}
        options={[{ value: '', label: t('movements.both') }, ...DIRECTIONS.map((value) => ({ value, label: t(`movements.${value}`) }))]}
        onChange={(direction) => narrow({ direction })}
      />
      <Field label={t('movements.search')} name="text" type="search" value={wanted.text} onInput={(text) => narrow({ text })} />
      <Loaded asked={asked} label={t('movements.loading')} lines={6}>
        {({ movements, page, pages, total }) =>
          total === 0 ? (
            <EmptyState icon={ListX} title={t('movements.none_title')}>
              {t('movements.none')}
            </EmptyState>
          ) : (
            <>
              <p class="quiet" role="status">
                {t('movements.total', { n: total })}
              </p>
              <List label={t('movements.title')} items={movements} itemKey={({ id }) => String(id)}>
                {(movement) => <MovementLine movement={movement} />}
              </List>
              <Pages page={page} pages={pages} onOpen={(next) => narrow({ page: next })} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

/** Only what narrows. */
function asQuery({ direction, text, page }: typeof ALL): Record<string, string> {
  return { ...(direction !== '' && { direction }), ...(text.trim() !== '' && { text }), page: String(page) };
}
