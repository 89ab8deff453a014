import { Chart } from './Chart';
import type { Column } from '../ui/Table';

export interface Bar {
  readonly key: string;
  readonly label: string;
  /** Null for a withheld count (docs/glossary.md, rule 12 "Small counts"): no bar is drawn. */
  readonly value: number | null;
  readonly text: string;
}

interface BarChartProps<Row> {
  title: string;
  bars: readonly Bar[];
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A bar chart from zero with labels and values as text, beside its table. */
export function BarChart<Row>({ bars, ...table }: BarChartProps<Row>) {
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0));
  return (
    <Chart {...table}>
      <ul class="bars">
        {bars.map((bar) => (
          <li key={bar.key}>
            <span class="bars__label">{bar.label}</span>
            <span class="bars__text">{bar.text}</span>
            <svg class="bars__bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
              <rect class="bars__ground" width="100" height="12" />
              {bar.value !== null && <rect class="bars__value" width={shareOf(bar.value, most)} height="12" />}
            </svg>
          </li>
        ))}
      </ul>
    </Chart>
  );
}

/** The length of a bar in percent of the longest; at least 1 for any value but zero. */
export function shareOf(value: number, most: number): number {
  return value === 0 ? 0 : Math.max(1, (value / most) * 100);
}
