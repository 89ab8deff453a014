import { UserRound } from 'lucide';
import { findPeople, type FoundRole, peopleFile } from '../api/people';
import type { Answer } from '../api/wire/http';
import { ROLES } from '../api/wire/people';
import { Opener } from '../desk/Opener';
import { dayOf } from '../i18n';
import { dayFilters, textFilter } from '../listing/common';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { roleText } from './roles';
import { organisationScreen, PEOPLE } from './screens';
import { t } from './t';

/** Every role of everybody one looks after, the newest first; each opens the people of its organisation. */
export function FoundPeople() {
  return (
    <section class="section">
      <h3>{t('found.title')}</h3>
      <Listing
        label={t('found.title')}
        loading={t('loading')}
        filters={filters()}
        ask={ask}
        file={peopleFile}
        lineKey={({ id }) => String(id)}
        none={<p class="quiet">{t('none')}</p>}
      >
        {(one) => (
          <Opener
            icon={UserRound}
            title={one.name}
            details={[`${roleText(one.role)} · ${one.organisation?.name ?? t('of_scheme')}`, detailOf(one)]}
            screen={one.organisation === null ? PEOPLE : organisationScreen(one.organisation.id)}
          />
        )}
      </Listing>
    </section>
  );
}

const filters = (): Filter[] => [
  textFilter(t('found.text_hint')),
  {
    kind: 'choice',
    name: 'role',
    asks: 'role',
    label: t('found.role'),
    all: t('found.any_role'),
    options: ROLES.map((value) => ({ value, label: roleText(value) })),
  },
  ...dayFilters(),
];

const detailOf = ({ email, given_at }: FoundRole): string =>
  [email, given_at === null ? '' : t('since', { day: dayOf(given_at) })].filter(Boolean).join(' · ');

const ask = async (question: string, after: string): Promise<Answer<PageOf<FoundRole>>> =>
  counted(await findPeople(question, after), ({ roles }) => roles, (n) => t('found.total', { n }));
