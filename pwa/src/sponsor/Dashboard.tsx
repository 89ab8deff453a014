import { type Dashboard as Seen, dashboardFile, readDashboard } from '../api/dashboards';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { Figure } from '../ui/Figure';
import { BarChart } from './BarChart';
import { Breakdowns } from './Breakdowns';
import { number, percent, rowsOfStages, whole } from './figures';
import { t } from './t';

/** A campaign's dashboard: rates, stages up to payment, and uses by week, prescriber, département and service. */
export function Dashboard({ campaignId }: { campaignId: number }) {
  const asked = useAnswer(() => readDashboard(campaignId), `dashboard ${campaignId}`);
  return (
    <Loaded asked={asked} label={t('dashboard.loading')} lines={8}>
      {(seen) => (
        <>
          <Rates seen={seen} />
          <Funnel seen={seen} />
          <Breakdowns seen={seen} />
          <Files campaignId={campaignId} />
        </>
      )}
    </Loaded>
  );
}

function Rates({ seen }: { seen: Seen }) {
  const stage = (name: Seen['stages'][number]['stage']) => seen.stages.find((one) => one.stage === name);
  return (
    <dl class="figures">
      <Figure
        label={t('rate.vouchers')}
        value={percent(seen.vouchers_used_bps)}
        detail={t('rate.vouchers_of', {
          used: whole(stage('redeemed')?.vouchers ?? 0),
          all: whole(stage('handed_over')?.vouchers ?? 0),
        })}
      />
      <Figure
        label={t('rate.booklets')}
        value={percent(seen.booklets_started_bps)}
        detail={t('rate.booklets_of', {
          used: whole(stage('started')?.booklets ?? 0),
          all: whole(stage('handed_over')?.booklets ?? 0),
        })}
      />
    </dl>
  );
}

function Funnel({ seen }: { seen: Seen }) {
  return (
    <BarChart
      title={t('funnel.title')}
      bars={rowsOfStages(seen).map((row) => ({
        key: row.stage,
        label: t(`stage.${row.stage}`),
        value: row.vouchers,
        text: t('funnel.vouchers', { n: row.vouchers, count: whole(row.vouchers) }),
      }))}
      columns={[
        { key: 'stage', title: t('funnel.stage'), cell: (row) => t(`stage.${row.stage}`) },
        { key: 'booklets', title: t('column.booklets'), cell: (row) => (row.booklets === null ? '–' : whole(row.booklets)), amount: true },
        { key: 'vouchers', title: t('column.vouchers'), cell: (row) => number(row.vouchers), amount: true },
        { key: 'cents', title: t('column.value'), cell: (row) => euros(row.cents), amount: true },
      ]}
      rows={seen.stages}
      rowKey={(row) => row.stage}
    />
  );
}

function Files({ campaignId }: { campaignId: number }) {
  return (
    <div class="button-row">
      <a class="button" href={`/solvabilite/${campaignId}`}>
        {t('dashboard.money')}
      </a>
      <a class="button" href={dashboardFile(campaignId, 'french')}>
        {t('export.excel')}
      </a>
      <a class="button" href={dashboardFile(campaignId, 'standard')}>
        {t('export.standard')}
      </a>
    </div>
  );
}
