import './trail.css';
import { ListX } from 'lucide';
import { type Act, actsExportOf, listActs } from '../api/trail';
import type { Answer } from '../api/wire/http';
import { Facts } from '../desk/Facts';
import { Screen } from '../desk/Screen';
import { moment } from '../i18n';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { EmptyState } from '../ui/EmptyState';
import { t } from './t';
import { changes, VERBS, what, who } from './words';

/** The audit trail: who did what, newest first, with filters and the export. */
export function TrailPage() {
  return (
    <Screen title={t('title')}>
      <p class="quiet">{t('intro')}</p>
      <Listing
        label={t('title')}
        loading={t('loading')}
        filters={filters()}
        ask={ask}
        file={actsExportOf}
        lineKey={(act) => act.id}
        none={
          <EmptyState icon={ListX} title={t('none_title')}>
            {t('none')}
          </EmptyState>
        }
      >
        {(act) => <ActLine act={act} />}
      </Listing>
    </Screen>
  );
}

const filters = (): Filter[] => [
  {
    kind: 'choice',
    name: 'acte',
    asks: 'verb',
    label: t('filter.verb'),
    all: t('filter.all'),
    options: VERBS.map((key) => ({ value: key.slice('verb.'.length), label: t(key) })),
  },
  { kind: 'day', name: 'du', asks: 'first_day', label: t('filter.first') },
  { kind: 'day', name: 'au', asks: 'last_day', label: t('filter.last') },
];

const ask = async (question: string, after: string): Promise<Answer<PageOf<Act>>> =>
  counted(await listActs(question, after), ({ acts }) => acts, (n) => t('total', { n }));

function ActLine({ act }: { act: Act }) {
  const facts = changes(act);
  return (
    <div class="act">
      <b>{what(act)}</b>
      <span>{[who(act), act.organisation].filter((name) => name !== null).join(' · ')}</span>
      <span class="quiet small">{moment(act.done_at)}</span>
      {act.reason !== '' && <span>{t('reason', { reason: act.reason })}</span>}
      {facts.length > 0 && (
        <details>
          <summary>{t('details')}</summary>
          <Facts facts={facts} />
        </details>
      )}
    </div>
  );
}
