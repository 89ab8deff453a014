import { Building2 } from 'lucide';
import { useState } from 'preact/hooks';
import { CAPACITIES, listOrganisations, type OrganisationLine, organisationsFile, type Qualification, QUALIFICATIONS } from '../api/admission/organisations';
import type { Answer } from '../api/wire/http';
import { Acts } from '../desk/Acts';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { structureText } from '../i18n/structures';
import { departmentName, DEPARTMENTS } from '../lib/departments';
import { stateFilter, textFilter } from '../listing/common';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { NEW_ORGANISATION, organisationScreen } from './screens';
import { t } from './t';
import { capacitiesText, placeText, qualificationText } from './words';

/** Every organisation by name, searched and narrowed. */
export function OrganisationsPage() {
  const [states, setStates] = useState<Record<string, number>>({});

  async function ask(question: string, after: string): Promise<Answer<PageOf<OrganisationLine>>> {
    const answer = await listOrganisations(question, after);
    if (answer.ok) setStates(answer.value.states);
    return counted(answer, ({ organisations }) => organisations, (n) => t('list.total', { n }));
  }

  return (
    <Screen title={t('list.title')}>
      <Acts>
        <div class="button-row">
          <Button kind="main" onPress={() => openScreen(NEW_ORGANISATION)}>
            {t('list.new')}
          </Button>
        </div>
      </Acts>
      <Listing
        label={t('list.title')}
        loading={t('list.loading')}
        filters={filtersOf(states)}
        ask={ask}
        file={organisationsFile}
        lineKey={({ id }) => String(id)}
        none={
          <EmptyState icon={Building2} title={t('list.none_title')}>
            {t('list.none')}
          </EmptyState>
        }
      >
        {(one) => <Opener icon={Building2} title={one.name} details={detailsOf(one)} screen={organisationScreen(one.id)} />}
      </Listing>
    </Screen>
  );
}

/** `counts`: how many organisations there are in each state among those that the rest leaves. */
const filtersOf = (counts: Record<string, number>): Filter[] => [
  textFilter(t('list.text_hint')),
  stateFilter(QUALIFICATIONS, (state) => `${qualificationText(state as Qualification)} (${counts[state] ?? 0})`),
  {
    kind: 'choice',
    name: 'role',
    asks: 'capacity',
    label: t('list.capacity'),
    all: t('list.any_capacity'),
    options: CAPACITIES.map((value) => ({ value, label: structureText(`capacity.${value}`) })),
  },
  {
    kind: 'choice',
    name: 'departement',
    asks: 'department',
    label: t('list.department'),
    all: t('list.any_department'),
    options: DEPARTMENTS.map((value) => ({ value, label: departmentName(value) })),
  },
];

function detailsOf(one: OrganisationLine): string[] {
  const venues = one.venues > 0 ? t('list.venues', { n: one.venues }) : '';
  return [
    qualificationText(one.qualification),
    [placeText(one), venues].filter(Boolean).join(' · '),
    capacitiesText(one.capacities),
  ].filter(Boolean);
}
