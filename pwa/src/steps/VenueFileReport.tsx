import type { FileReport } from '../api/venue-file';
import { Facts } from '../desk/Facts';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface ReportProps {
  report: FileReport;
  name: string;
  /** Whether it was imported; else what the import would do. */
  written: boolean;
}

/** What a file does, or would do: counts, then the lines that need a look. */
export function VenueFileReport({ report, name, written }: ReportProps) {
  const { created, updated, corrected, rejected_count, rejected, noted, ignored_columns } = report;
  return (
    <>
      <Notice kind={written ? 'good' : created + updated > 0 ? 'info' : 'warning'} alert>
        {t(written ? 'venues.done' : created + updated > 0 ? 'venues.would' : 'venues.nothing', { name })}
      </Notice>
      <Facts
        facts={[
          [t('venues.created'), String(created)],
          [t('venues.updated'), String(updated)],
          [t('venues.rejected'), String(rejected_count)],
          ...(corrected > 0 ? [[t('venues.corrected'), String(corrected)] as const] : []),
          ...(ignored_columns.length > 0 ? [[t('venues.ignored'), ignored_columns.join(', ')] as const] : []),
        ]}
      />
      <Lines title={t('venues.rejected_lines')} lines={rejected} more={rejected_count > rejected.length} open />
      <Lines title={t('venues.noted_lines')} lines={noted} more={false} />
    </>
  );
}

interface LinesProps {
  title: string;
  lines: FileReport['rejected'];
  more: boolean;
  open?: boolean;
}

function Lines({ title, lines, more, open = false }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <details open={open}>
      <summary>{title}</summary>
      <ul class="venue-file__lines" role="list">
        {lines.map(({ line, text }, place) => (
          <li key={place}>
            <strong>{t('venues.line', { line })}</strong> {text}
          </li>
        ))}
      </ul>
      {more && <p class="quiet">{t('venues.more')}</p>}
    </details>
  );
}
