import './campaigns.css';
import type { Counters as Counted } from '../api/expiry';
import { counted } from '../i18n/numbers';
import { t } from './t';

const NAMES = ['issued', 'handed_over', 'in_stock', 'started'] as const;

/** The four counters of a campaign's booklets. */
export function Counters({ counters }: { counters: Counted }) {
  return (
    <div>
      <p class="quiet small">{t('counter.title')}</p>
      <dl class="counters">
        {NAMES.map((name) => (
          <div key={name} class="counters__one">
            <dt>{t(`counter.${name}`)}</dt>
            <dd>{counted(counters[name])}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet small">{t('counter.help')}</p>
    </div>
  );
}
