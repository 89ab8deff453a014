import './books.css';
import { useState } from 'preact/hooks';
import { type BookEntry, showBooks } from '../../api/books';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { day, euros } from '../../i18n';
import { Field } from '../../ui/Field';
import { List } from '../../ui/List';
import { Table } from '../../ui/Table';
import { t } from './t';
import { signed, whereIs } from './words';

/** The screen of one account: what is under way at the end of a day, and the days before it. */
export function DaysPage({ accountId }: { accountId: number }) {
  const [until, setUntil] = useState('');
  const asked = useAnswer(() => showBooks(accountId, until), `books-${accountId}-${until}`);
  return (
    <Screen title={t('title')}>
      <Field label={t('days.until')} name="until" type="date" value={until} onInput={setUntil} />
      <Loaded asked={asked} label={t('loading')} lines={8}>
        {(shown) => (
          <>
            <section class="section">
              <h3>{t('under_way.title', { day: day(shown.day) })}</h3>
              {shown.entries.length === 0 ? (
                <p class="quiet">{t('under_way.none')}</p>
              ) : (
                <List label={t('under_way.title', { day: day(shown.day) })} items={shown.entries} itemKey={keyOf}>
                  {(entry) => <EntryLine entry={entry} />}
                </List>
              )}
            </section>
            <section class="section">
              <h3>{t('days.title')}</h3>
              <Table
                caption={t('days.title')}
                columns={[
                  { key: 'day', title: t('sum.day'), cell: (one) => day(one.day) },
                  { key: 'books', title: t('sum.books'), cell: (one) => euros(one.books_cents), amount: true },
                  { key: 'bank', title: t('sum.bank'), cell: (one) => euros(one.bank_cents), amount: true },
                  { key: 'way', title: t('sum.under_way'), cell: (one) => signed(one.under_way_cents), amount: true },
                  { key: 'difference', title: t('sum.difference'), cell: (one) => euros(one.difference_cents), amount: true },
                ]}
                rows={shown.days}
                rowKey={(one) => one.day}
              />
            </section>
          </>
        )}
      </Loaded>
    </Screen>
  );
}

const keyOf = ({ kind, key, cents, booked }: BookEntry): string => `${kind}-${key}-${cents}-${booked ?? ''}`;

function EntryLine({ entry }: { entry: BookEntry }) {
  return (
    <div class="book-entry">
      <p>{t(`entry.${entry.kind}`)}</p>
      <p class="book-entry__cents">{signed(entry.cents)}</p>
      {entry.name !== '' && <p class="book-entry__more">{entry.name}</p>}
      <p class="book-entry__more quiet small">{whereIs(entry)}</p>
    </div>
  );
}
