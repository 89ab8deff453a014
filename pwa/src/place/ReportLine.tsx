import type { Report } from '../api/reports';
import { Acts } from '../desk/Acts';
import type { Act } from '../desk/useAct';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { toAddress } from '../lib/address';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface ReportLineProps {
  report: Report;
  /** Absent for a closed report. */
  closing?: Act;
}

/** The form of the venue's card that can say what was reported, and the words on its button. */
const CORRECT = ['corriger', 'reports.correct'] as const;
const ANSWERS: Partial<Record<Report['kind'], readonly [string, 'reports.close_venue' | 'reports.move_venue']>> = {
  closed: ['fermer', 'reports.close_venue'],
  moved: ['adresse', 'reports.move_venue'],
};

/** One report: place, kind, time and note, and the button that closes it. */
export function ReportLine({ report, closing }: ReportLineProps) {
  const { venue, kind, note, reported_at: reported, closed_at: closed } = report;
  const what = t(`kind.${kind}`);
  const [fiche, label] = ANSWERS[kind] ?? CORRECT;
  return (
    <div class="report">
      <p class="report__what">{what}</p>
      <p>{t('reports.line', { venue: venue.name, commune: venue.commune })}</p>
      {note !== '' && <p>{`« ${note} »`}</p>}
      <p class="quiet small">{t('reports.when', { when: when(reported) })}</p>
      {closed !== null && <p class="quiet small">{t('reports.closed_when', { when: when(closed) })}</p>}
      {closing?.failure && <Notice kind="error">{failureText(closing.failure)}</Notice>}
      {closing && (
        <Acts>
          <div class="report__actions">
            <Button
              label={t(`${label}_label`, { venue: venue.name })}
              onPress={() => toAddress({ venue: String(venue.id), fiche })}
            >
              {t(label)}
            </Button>
            <Button busy={closing.busy} label={t('reports.close_label', { what, venue: venue.name })} onPress={() => void closing.run()}>
              {t('reports.close')}
            </Button>
          </div>
        </Acts>
      )}
    </div>
  );
}
