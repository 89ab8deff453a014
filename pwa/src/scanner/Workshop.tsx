import './workshop.css';
import { ScanQrCode } from 'lucide';
import { useState } from 'preact/hooks';
import { euros, t } from '../i18n';
import type { Line } from '../redeem/types';
import { EmptyState } from '../ui/EmptyState';
import { List } from '../ui/List';
import { usePhone } from './phone';
import { UndoDialog } from './UndoDialog';
import { useNow } from './useNow';
import { WorkshopLine } from './WorkshopLine';

/** Today's scans, newest first, under their total. */
export function Workshop() {
  const phone = usePhone();
  const now = useNow();
  const [undoing, setUndoing] = useState<Line | null>(null);
  const lines = phone.lines.value;
  const total = phone.total.value;
  return (
    <section class="workshop" aria-labelledby="workshop-title">
      <header class="workshop__header">
        <div>
          <h2 id="workshop-title">{t('scanner.history')}</h2>
          <p class="quiet small">
            {t('scanner.count', { n: total.scans })}
            {total.unknown > 0 && ` · ${t('scanner.total_unknown', { n: total.unknown })}`}
          </p>
        </div>
        <p class="workshop__total">
          <span class="visually-hidden">{t('scanner.total')} </span>
          {euros(total.netCents)}
        </p>
      </header>
      {lines.length === 0 ? (
        <EmptyState icon={ScanQrCode} title={t('scanner.empty_title')}>
          {t('scanner.empty')}
        </EmptyState>
      ) : (
        <List label={t('scanner.history')} items={lines} itemKey={(line) => line.scanId}>
          {(line) => <WorkshopLine line={line} now={now} onUndo={() => setUndoing(line)} />}
        </List>
      )}
      {undoing && <UndoDialog line={undoing} onClose={() => setUndoing(null)} />}
    </section>
  );
}
