import { day } from '../i18n';
import { type Bar, shareOf } from './BarChart';
import { Chart } from './Chart';
import { monthOfDay, number } from './figures';
import { t } from './t';
import { labelledWeeks, MOST_WEEKS, namedWeeks } from './weeks';

export interface Week {
  readonly monday: string;
  /** Null for a withheld count. */
  readonly vouchers: number | null;
}

/** Vouchers by week as columns from zero: the highest and the last one are labelled, all have their number in words. */
export function WeekChart({ weeks }: { weeks: readonly Week[] }) {
  const shown = weeks.slice(-MOST_WEEKS);
  const most = Math.max(1, ...shown.map(({ vouchers }) => vouchers ?? 0));
  const labelled = labelledWeeks(shown.map(({ vouchers }) => vouchers));
  const named = namedWeeks(shown.map(({ monday }) => monday));
  return (
    <Chart
      title={t('weeks.title')}
      columns={[
        { key: 'label', title: t('weeks.monday'), cell: ({ monday }) => day(monday) },
        { key: 'vouchers', title: t('column.vouchers'), cell: ({ vouchers }) => number(vouchers), amount: true },
      ]}
      rows={weeks}
      rowKey={({ monday }) => monday}
    >
      <ol class="weeks" role="list">
        {shown.map(({ monday, vouchers }, index) => (
          <One
            key={monday}
            bar={{ key: monday, label: day(monday), value: vouchers, text: number(vouchers) }}
            most={most}
            side={index * 2 < shown.length ? 'left' : 'right'}
            labelled={labelled.has(index)}
            month={named.has(index) ? monthOfDay(monday) : ''}
          />
        ))}
      </ol>
    </Chart>
  );
}

interface OneProps {
  bar: Bar;
  most: number;
  /** The side of the chart, to which long labels may not grow. */
  side: 'left' | 'right';
  labelled: boolean;
  month: string;
}

function One({ bar, most, side, labelled, month }: OneProps) {
  const height = shareOf(bar.value ?? 0, most);
  return (
    <li class={`weeks__one weeks__one--${side}`}>
      <span class="visually-hidden">{t('weeks.one', { day: bar.label, count: bar.text })}</span>
      <span class="weeks__text" aria-hidden="true">
        {labelled && bar.text}
      </span>
      <svg class="weeks__bar" viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
        {bar.value === null ? (
          <rect class="weeks__withheld" y="94" width="10" height="6" />
        ) : (
          <rect class="bars__value" y={100 - height} width="10" height={height} />
        )}
      </svg>
      <span class="weeks__month" aria-hidden="true">
        {month}
      </span>
    </li>
  );
}
