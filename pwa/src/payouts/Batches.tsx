import { Send } from 'lucide';
import { BATCH_STATES, type Batch, batchesFile, findBatches } from '../api/payouts';
import type { Answer } from '../api/wire/http';
import { Opener } from '../desk/Opener';
import { day, euros } from '../i18n';
import { dayFilters, stateFilter, textFilter } from '../listing/common';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { batchScreen } from './screens';
import { t } from './t';
import { stateOfBatch } from './words';

/** So many batches are seen at a glance. */
const FEW = 5;

/** Every batch, the newest first, found by whom it pays, its day and its state. */
export function Batches() {
  return (
    <Listing
      label={t('batches.title')}
      loading={t('loading')}
      filters={filters()}
      few={FEW}
      ask={ask}
      file={batchesFile}
      lineKey={({ id }) => String(id)}
      none={<p class="quiet">{t('batches.none')}</p>}
    >
      {(batch) => (
        <Opener
          icon={Send}
          title={t('batch.size', { n: batch.count, total: euros(batch.cents) })}
          details={[t('batch.for', { day: day(batch.execution_day) }), stateOfBatch(batch)]}
          screen={batchScreen(batch.id)}
        />
      )}
    </Listing>
  );
}

const filters = (): Filter[] => [
  textFilter(t('batches.find_hint')),
  stateFilter(BATCH_STATES, (state) => t(`batch.${state as Batch['state']}`)),
  ...dayFilters(),
];

const ask = async (question: string, after: string): Promise<Answer<PageOf<Batch>>> =>
  counted(await findBatches(question, after), ({ batches }) => batches, (n) => t('batches.total', { n }));
