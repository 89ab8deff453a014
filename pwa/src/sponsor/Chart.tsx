import './chart.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../ui/Button';
import { type Column, Table } from '../ui/Table';
import { t } from './t';

interface ChartProps<Row> {
  title: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The picture. */
  children: ComponentChildren;
}

/** A picture and its figures: side by side on a wide screen, one or the other on a narrow one. */
export function Chart<Row>({ title, columns, rows, rowKey, children }: ChartProps<Row>) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section class="section">
      <h3>{title}</h3>
      <div class={asTable ? 'chart chart--figures' : 'chart'}>
        <div class="chart__picture">{children}</div>
        <div class="chart__figures">
          <Table caption={title} columns={columns} rows={rows} rowKey={rowKey} />
        </div>
      </div>
      <div class="chart__switch">
        <Button pressed={asTable} onPress={() => setAsTable(!asTable)}>
          {t('chart.table')}
        </Button>
      </div>
    </section>
  );
}
