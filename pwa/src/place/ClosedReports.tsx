import './place.css';
import { useState } from 'preact/hooks';
import { listReports } from '../api/reports';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { ReportLine } from './ReportLine';
import { t } from './t';

/** The reports closed last, shown on demand. */
export function ClosedReports() {
  const [shown, setShown] = useState(false);
  return (
    <div class="section">
      <Button kind="quiet" onPress={() => setShown(!shown)}>
        {t(shown ? 'reports.history_hide' : 'reports.history')}
      </Button>
      {shown && <Closed />}
    </div>
  );
}

function Closed() {
  const asked = useAnswer(() => listReports('closed'), 'closed');
  return (
    <Loaded asked={asked} label={t('reports.loading')} lines={2}>
      {({ reports }) =>
        reports.length === 0 ? (
          <p class="quiet">{t('reports.history_none')}</p>
        ) : (
          <List label={t('reports.history')} items={reports} itemKey={(report) => String(report.id)}>
            {(report) => <ReportLine report={report} />}
          </List>
        )
      }
    </Loaded>
  );
}
