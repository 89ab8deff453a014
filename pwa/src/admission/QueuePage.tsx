import { ClipboardList } from 'lucide';
import { applicationsFile, listApplications, type QueueLine } from '../api/admission/applications';
import { STATES } from '../api/admission/organisations';
import type { Answer } from '../api/wire/http';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { when } from '../desk/when';
import { structureText } from '../i18n/structures';
import { dayFilters, stateFilter, textFilter } from '../listing/common';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { EmptyState } from '../ui/EmptyState';
import { applicationScreen } from './screens';
import { t } from './t';
import { capacitiesText, placeText } from './words';

/** Drafts are nobody's business; what waits for the operator comes first. */
const SENT = STATES.filter((state) => state !== 'draft');
const WAITING: readonly string[] = ['submitted', 'answered'];

/** The applications that were sent: those that wait for the operator first, the longest first; then the last. */
export function QueuePage() {
  return (
    <Screen title={t('queue.title')}>
      <Listing
        label={t('queue.title')}
        loading={t('queue.loading')}
        filters={filters()}
        ask={ask}
        file={applicationsFile}
        lineKey={({ id }) => String(id)}
        none={
          <EmptyState icon={ClipboardList} title={t('queue.none_title')}>
            {t('queue.none')}
          </EmptyState>
        }
      >
        {(one) => (
          <Opener icon={ClipboardList} pressing={WAITING.includes(one.state)} title={one.name} details={detailsOf(one)} screen={applicationScreen(one.id)} />
        )}
      </Listing>
    </Screen>
  );
}

const filters = (): Filter[] => [
  textFilter(t('list.text_hint')),
  stateFilter(SENT, (state) => structureText(`state.${state as (typeof STATES)[number]}`)),
  ...dayFilters(),
];

const ask = async (question: string, after: string): Promise<Answer<PageOf<QueueLine>>> =>
  counted(await listApplications(question, after), ({ applications }) => applications, (n) => t('queue.total', { n }));

function detailsOf(one: QueueLine): string[] {
  const since = one.submitted_at === null ? '' : t('queue.since', { when: when(one.submitted_at) });
  return [structureText(`state.${one.state}`), placeText(one), capacitiesText(one.capacities), since].filter(Boolean);
}
