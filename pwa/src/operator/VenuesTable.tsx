import { Building2 } from 'lucide';
import { useState } from 'preact/hooks';
import { type Tally, venuesExportOf } from '../api/settlements';
import { td } from '../desk/t';
import { euros } from '../i18n';
import { inAddress, toAddress } from '../lib/address';
import { matches } from '../lib/match';
import { UNFILTERED } from '../listing/filters';
import { EmptyState } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { SelectField } from '../ui/SelectField';
import { Table } from '../ui/Table';
import { t } from './t';

type VenueRow = Tally['venues'][number];

/** What each venue is owed for the month, each name a link to its month. */
export function VenuesTable({ tally }: { tally: Tally }) {
  const [find, setFind] = useState('');
  const order = inAddress('order') === 'amount' ? 'amount' : 'name';
  if (tally.venues.length === 0) {
    return (
      <EmptyState icon={Building2} title={t('venues.none_title')}>
        {t('venues.none')}
      </EmptyState>
    );
  }
  const rows = sorted(tally.venues, order).filter((venue) => matches(venue.name, find));
  return (
    <section class="section venues">
      <h2>{t('venues.title')}</h2>
      <div class="narrow">
        <Field label={t('venues.find')} name="find" type="search" value={find} onInput={setFind} />
        <SelectField
          label={t('venues.sort')}
          name="order"
          value={order}
          options={[
            { value: 'name', label: t('venues.sort_name') },
            { value: 'amount', label: t('venues.sort_amount') },
          ]}
          onChange={(chosen) => toAddress({ order: chosen === 'amount' ? chosen : '' })}
        />
      </div>
      {rows.length === 0 ? (
        <p role="status">{t('venues.none_found')}</p>
      ) : (
        <Table
          caption={t('venues.title')}
          columns={[
            { key: 'name', title: t('venues.name'), cell: (venue: VenueRow) => <VenueName venue={venue} /> },
            { key: 'redemptions', title: td('sum.redemptions'), cell: (venue) => venue.redemptions, amount: true },
            { key: 'gross', title: td('sum.gross'), cell: (venue) => euros(venue.gross_cents), amount: true },
            { key: 'fee', title: td('sum.fee'), cell: (venue) => euros(venue.fee_cents), amount: true },
            { key: 'net', title: td('sum.net'), cell: (venue) => euros(venue.net_cents), amount: true },
          ]}
          rows={rows}
          rowKey={(venue) => String(venue.venue_id)}
        />
      )}
      <div class="button-row">
        <a class="button" href={venuesExportOf(tally.period, 'french')}>
          {t('venues.export_excel')}
        </a>
        <a class="button" href={venuesExportOf(tally.period, 'standard')}>
          {t('venues.export_standard')}
        </a>
      </div>
    </section>
  );
}

function VenueName({ venue }: { venue: VenueRow }) {
  return (
    <button type="button" class="link" onClick={() => toAddress({ venue: String(venue.venue_id), ...UNFILTERED })}>
      {venue.name}
    </button>
  );
}

function sorted(venues: readonly VenueRow[], order: 'name' | 'amount'): VenueRow[] {
  if (order === 'name') return [...venues];
  return [...venues].sort((one, other) => other.net_cents - one.net_cents);
}
