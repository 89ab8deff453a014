import type { Dashboard as Seen } from '../api/dashboards';
import { serviceText } from '../i18n/services';
import { departmentName } from '../lib/departments';
import type { Column } from '../ui/Table';
import { BarChart } from './BarChart';
import { number } from './figures';
import { t } from './t';
import { WeekChart } from './WeekChart';

interface Line {
  readonly key: string;
  readonly label: string;
  readonly booklets?: number | null;
  readonly started?: number | null;
  readonly vouchers: number | null;
}

/** Uses by week, prescriber, département and service. Counts of few people are withheld, and said to be (docs/glossary.md, rule 12 "Small counts"). */
export function Breakdowns({ seen }: { seen: Seen }) {
  const parts: readonly [string, readonly Line[]][] = [
    [t('prescribers.title'), seen.prescribers.map((one) => ({ key: String(one.id), label: one.name ?? t('prescribers.none'), ...held(one) }))],
    [t('territories.title'), seen.territories.map((one) => ({ key: String(one.department), label: one.department === null ? t('territories.none') : departmentName(one.department), ...held(one) }))],
    [t('services.title'), seen.services.map((one) => ({ key: one.service, label: serviceText(`service.${one.service}`), started: one.booklets, vouchers: one.vouchers }))],
  ];
  return (
    <>
      {seen.weeks.length > 0 && <WeekChart weeks={seen.weeks} />}
      {parts.map(([title, lines]) => lines.length > 0 && <Part key={title} title={title} lines={lines} />)}
      <p class="quiet small">{t('kept_back.why', { least: seen.least_people })}</p>
    </>
  );
}

function Part({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <BarChart
      title={title}
      bars={lines.map(({ key, label, vouchers }) => ({ key, label, value: vouchers, text: number(vouchers) }))}
      columns={columnsOf(lines[0])}
      rows={lines}
      rowKey={(line) => line.key}
    />
  );
}

function columnsOf(line: Line | undefined): Column<Line>[] {
  const columns: Column<Line>[] = [{ key: 'label', title: t('column.name'), cell: ({ label }) => label }];
  if (line?.booklets !== undefined) {
    columns.push({ key: 'booklets', title: t('column.handed_over'), cell: (one) => number(one.booklets ?? null), amount: true });
  }
  if (line?.started !== undefined) {
    columns.push({ key: 'started', title: t('column.started'), cell: (one) => number(one.started ?? null), amount: true });
  }
  return [...columns, { key: 'vouchers', title: t('column.vouchers'), cell: (one) => number(one.vouchers), amount: true }];
}

const held = (one: Seen['prescribers'][number] | Seen['territories'][number]) => ({
  booklets: one.handed_over,
  started: one.started,
  vouchers: one.vouchers,
});
