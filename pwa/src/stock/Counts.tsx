import { Package } from 'lucide';
import { useState } from 'preact/hooks';
import type { PlaceCounts } from '../api/stock';
import { counted } from '../i18n/numbers';
import { EmptyState } from '../ui/EmptyState';
import { SelectField } from '../ui/SelectField';
import { Table } from '../ui/Table';
import { COUNTERS, summed } from './counters';
import { t } from './t';

/** The table of a campaign's booklets by place; the newest campaign is chosen at first. */
export function Counts({ places, leastPeople }: { places: readonly PlaceCounts[]; leastPeople: number }) {
  const campaigns = [...new Map(places.map(({ campaign_id, campaign }) => [campaign_id, campaign]))];
  const [chosen, setChosen] = useState(0);
  const [shown] = campaigns.find(([id]) => id === chosen) ?? campaigns[0] ?? [0];
  const rows = places.filter(({ campaign_id }) => campaign_id === shown);
  if (rows.length === 0) {
    return (
      <EmptyState icon={Package} title={t('counts.none_title')}>
        {t('counts.none')}
      </EmptyState>
    );
  }
  return (
    <>
      {campaigns.length > 1 ? (
        <SelectField
          label={t('counts.campaign')}
          name="campaign"
          value={String(shown)}
          options={campaigns.map(([id, name]) => ({ value: String(id), label: name }))}
          onChange={(value) => setChosen(Number(value))}
        />
      ) : (
        <p class="quiet">{campaigns[0]?.[1]}</p>
      )}
      <CountsTable rows={rows} />
      {rows.some(({ started, expired }) => started === null || expired === null) && (
        <p class="quiet small">{t('counts.kept_back', { least: leastPeople })}</p>
      )}
    </>
  );
}

function CountsTable({ rows }: { rows: readonly PlaceCounts[] }) {
  const all = rows.length > 1 ? [...rows, summed(rows, t('counts.total'))] : rows;
  return (
    <div class="counts">
      <Table
        caption={t('counts.title')}
        columns={[
          { key: 'place', title: t('counts.place'), cell: (row: PlaceCounts) => <PlaceName row={row} /> },
          ...COUNTERS.map((name) => ({
            key: name,
            title: t(`counter.${name}`),
            cell: (row: PlaceCounts) => number(row[name]),
            amount: true,
          })),
        ]}
        rows={all}
        rowKey={(row) => String(row.place_id ?? row.place)}
      />
    </div>
  );
}

function PlaceName({ row }: { row: PlaceCounts }) {
  return <strong>{row.place_id === null && row.place !== t('counts.total') ? t('counts.sponsor', { name: row.place }) : row.place}</strong>;
}

const number = (value: number | null) => (value === null ? t('counts.not_shown') : counted(value));
