import './place.css';
import { useState } from 'preact/hooks';
import { closeReport, listReports, type Report } from '../api/reports';
import { Loaded } from '../desk/Loaded';
import { type Asked, useAnswer } from '../desk/useAnswer';
import { useAct } from '../desk/useAct';
import { useFocusWhen } from '../desk/useFocus';
import { List } from '../ui/List';
import { ReportLine } from './ReportLine';
import { REPORTS_ID } from './screens';
import { t } from './t';

export const useReports = () => useAnswer(() => listReports('open'), 'reports');

/** Open reports of changes, each to be checked and then closed; nothing when there is none. */
export function Reports({ asked }: { asked: Asked<{ reports: Report[] }> }) {
  const [done, setDone] = useState(0);
  const title = useFocusWhen<HTMLHeadingElement>(done > 0 && asked.asking);

  function closed(): void {
    setDone((before) => before + 1);
    asked.again();
  }

  if (done === 0 && asked.failure === null && (asked.value?.reports.length ?? 0) === 0) return null;
  return (
    <section id={REPORTS_ID} class="section" tabIndex={-1}>
      <div>
        <h2 ref={title} tabIndex={-1}>
          {t('reports.title')}
        </h2>
        <p role="status">{done > 0 && t('reports.done')}</p>
      </div>
      <Loaded asked={asked} label={t('reports.loading')} lines={2}>
        {({ reports }) =>
          reports.length === 0 ? (
            <p class="quiet">{t('reports.none')}</p>
          ) : (
            <List label={t('reports.title')} items={reports} itemKey={(report) => String(report.id)}>
              {(report) => <Open report={report} onClosed={closed} />}
            </List>
          )
        }
      </Loaded>
    </section>
  );
}

function Open({ report, onClosed }: { report: Report; onClosed: () => void }) {
  return <ReportLine report={report} closing={useAct(() => closeReport(report.id), onClosed)} />;
}
