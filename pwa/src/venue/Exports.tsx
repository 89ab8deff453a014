import { exportOf, receiptsOf } from '../api/activity';
import { t } from './t';

/** The month as files, as links, so that the browser handles the download. */
export function Exports({ venueId, month }: { venueId: number; month: string }) {
  return (
    <section class="section">
      <h2>{t('export.title')}</h2>
      <div class="button-row">
        <a class="button" href={exportOf(venueId, month, 'french')}>
          {t('export.excel')}
        </a>
        <a class="button" href={exportOf(venueId, month, 'standard')}>
          {t('export.standard')}
        </a>
        <a class="button" href={receiptsOf(venueId, month)}>
          {t('export.receipts')}
        </a>
      </div>
      <p class="quiet small">{t('export.receipts_hint')}</p>
    </section>
  );
}
