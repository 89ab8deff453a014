import { ListX, ScanLine } from 'lucide';
import type { Line, MonthFilter, VenueMonth } from '../api/activity';
import { Pages } from '../desk/Pages';
import { useFocusOnChange } from '../desk/useFocus';
import { dayOf } from '../i18n';
import { toAddress } from '../lib/address';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { LineRow } from './LineRow';
import { t } from './t';

interface LinesProps {
  statement: VenueMonth;
  filter: MonthFilter;
}

/** The scans of the month, newest first, grouped by the day they were recorded. */
export function Lines({ statement, filter }: LinesProps) {
  const { redemptions, page, pages, total } = statement;
  const top = useFocusOnChange<HTMLHeadingElement>(page);
  if (total === 0) return <NoLines narrowed={(filter.status || filter.service || filter.number) !== ''} />;
  return (
    <section class="section">
      <div class="lines__head">
        <h2 ref={top} tabIndex={-1}>
          {t('lines.title')}
        </h2>
        <p class="quiet">{t('lines.total', { n: total })}</p>
      </div>
      {byDay(redemptions).map(([day, lines]) => (
        <div key={day}>
          <h3 class="lines__day">{day}</h3>
          <ul role="list">
            {lines.map((line) => (
              <LineRow key={line.id} line={line} />
            ))}
          </ul>
        </div>
      ))}
      <Pages page={page} pages={pages} onOpen={(other) => toAddress({ page: String(other) })} />
    </section>
  );
}

function NoLines({ narrowed }: { narrowed: boolean }) {
  if (!narrowed) {
    return (
      <EmptyState icon={ScanLine} title={t('lines.empty_title')}>
        {t('lines.empty')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ListX}
      title={t('lines.none_title')}
      action={
        <Button onPress={() => toAddress({ status: '', service: '', number: '', page: '' })}>{t('filter.clear')}</Button>
      }
    >
      {t('lines.none')}
    </EmptyState>
  );
}

function byDay(lines: readonly Line[]): [string, Line[]][] {
  const days = new Map<string, Line[]>();
  for (const line of lines) {
    const day = dayOf(line.recorded_at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}
