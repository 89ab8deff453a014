import './place.css';
import { useState } from 'preact/hooks';
import { closeReport, listReports, type Report } from '../api/reports';
import { Loaded } from '../desk/Loaded';
import { type Asked, useAnswer } from '../desk/useAnswer';
import { useFocusWhen } from '../desk/useFocus';
import { failureText } from '../i18n/failures';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { ReportLine } from './ReportLine';
import { t } from './t';

export const useReports = () => useAnswer(() => listReports('open'), 'reports');

/** Open reports of changes, each to be checked and then closed; nothing when there is none. */
export function Reports({ asked }: { asked: Asked<{ reports: Report[] }> }) {
  const [busy, setBusy] = useState<number | null>(null);
  const [done, setDone] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const title = useFocusWhen<HTMLHeadingElement>(done > 0 && asked.asking);

  async function close(report: Report): Promise<void> {
    setBusy(report.id);
    const answer = await closeReport(report.id);
    setBusy(null);
    setProblem(answer.ok ? null : failureText(answer.failure));
    if (!answer.ok) return;
    setDone(done + 1);
    asked.again();
  }

  if (done === 0 && asked.failure === null && (asked.value?.reports.length ?? 0) === 0) return null;
  return (
    <section class="section">
      <div>
        <h2 ref={title} tabIndex={-1}>
          {t('reports.title')}
        </h2>
        <p role="status">{done > 0 && t('reports.done')}</p>
      </div>
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <Loaded asked={asked} label={t('reports.loading')} lines={2}>
        {({ reports }) =>
          reports.length === 0 ? (
            <p class="quiet">{t('reports.none')}</p>
          ) : (
            <List label={t('reports.title')} items={reports} itemKey={(report) => String(report.id)}>
              {(report) => <ReportLine report={report} busy={busy === report.id} onClose={() => void close(report)} />}
            </List>
          )
        }
      </Loaded>
    </section>
  );
}
