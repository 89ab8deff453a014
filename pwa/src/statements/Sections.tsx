import type { Totals } from '../api/settlements';
import type { OneStatement } from '../api/statements';
import { td } from '../desk/t';
import { euros } from '../i18n';
import { type Column, Table } from '../ui/Table';
import { t } from './t';

type Venue = OneStatement['venues'][number];
type Campaign = OneStatement['campaigns'][number];

const sums = <Row extends Totals>(): Column<Row>[] => [
  { key: 'redemptions', title: td('sum.redemptions'), cell: (row) => row.redemptions, amount: true },
  { key: 'gross', title: td('sum.gross'), cell: (row) => euros(row.gross_cents), amount: true },
  { key: 'fee', title: td('sum.fee'), cell: (row) => euros(row.fee_cents), amount: true },
  { key: 'net', title: td('sum.net'), cell: (row) => euros(row.net_cents), amount: true },
];

/** The subtotals by venue; they sum to the statement's net. */
export function VenueSections({ venues }: { venues: readonly Venue[] }) {
  const name: Column<Venue> = { key: 'name', title: t('venues.name'), cell: (row) => `${row.name} (${row.commune})` };
  return (
    <section class="section sections">
      <h3>{t('venues.title')}</h3>
      <Table caption={t('venues.title')} columns={[name, ...sums<Venue>()]} rows={venues} rowKey={({ id }) => String(id)} />
    </section>
  );
}

/** The subtotals by campaign, with its sponsor. */
export function CampaignSections({ campaigns }: { campaigns: readonly Campaign[] }) {
  const name: Column<Campaign> = { key: 'name', title: t('campaigns.name'), cell: (row) => `${row.name} (${row.sponsor})` };
  return (
    <section class="section sections">
      <h3>{t('campaigns.title')}</h3>
      <Table
        caption={t('campaigns.title')}
        columns={[name, ...sums<Campaign>()]}
        rows={campaigns}
        rowKey={({ id }) => String(id)}
      />
    </section>
  );
}
