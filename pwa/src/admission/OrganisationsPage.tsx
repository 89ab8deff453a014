import { Building2, Search } from 'lucide';
import { useState } from 'preact/hooks';
import { CAPACITIES, listOrganisations, type OrganisationLine, QUALIFICATIONS } from '../api/admission/organisations';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { Pages } from '../desk/Pages';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { structureText } from '../i18n/structures';
import { departmentName, DEPARTMENTS } from '../lib/departments';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { List } from '../ui/List';
import { SelectField } from '../ui/SelectField';
import { NEW_ORGANISATION, organisationScreen } from './screens';
import { t } from './t';
import { capacitiesText, placeText, qualificationText } from './words';

const NONE = { text: '', state: '', capacity: '', department: '' };

/** Every organisation, searched and narrowed. */
export function OrganisationsPage() {
  const [wanted, setWanted] = useState(NONE);
  const [page, setPage] = useState(1);
  const [typed, setTyped] = useState('');
  const query = new URLSearchParams({ ...wanted, page: String(page) }).toString();
  const asked = useAnswer(() => listOrganisations(query), query);
  const narrow = (changed: Partial<typeof NONE>): void => {
    setWanted({ ...wanted, ...changed });
    setPage(1);
  };
  return (
    <Screen title={t('list.title')}>
      <Acts>
        <div class="button-row">
          <Button kind="main" onPress={() => openScreen(NEW_ORGANISATION)}>
            {t('list.new')}
          </Button>
        </div>
      </Acts>
      <form
        class="section"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          narrow({ text: typed.trim() });
        }}
      >
        <Field label={t('list.text')} hint={t('list.text_hint')} name="text" type="search" value={typed} onInput={setTyped} input={{ maxLength: 100 }} />
        <Button submit icon={Search}>
          {t('list.find')}
        </Button>
      </form>
      <div class="admission-filters">
        <SelectField
          label={t('list.state')}
          name="state"
          value={wanted.state}
          options={[
            { value: '', label: t('list.any_state') },
            ...QUALIFICATIONS.map((value) => ({
              value,
              label: t('list.state_count', { what: qualificationText(value), n: asked.value?.states[value] ?? 0 }),
            })),
          ]}
          onChange={(state) => narrow({ state })}
        />
        <SelectField
          label={t('list.capacity')}
          name="capacity"
          value={wanted.capacity}
          options={[
            { value: '', label: t('list.any_capacity') },
            ...CAPACITIES.map((value) => ({ value, label: structureText(`capacity.${value}`) })),
          ]}
          onChange={(capacity) => narrow({ capacity })}
        />
        <SelectField
          label={t('list.department')}
          name="department"
          value={wanted.department}
          options={[
            { value: '', label: t('list.any_department') },
            ...DEPARTMENTS.map((value) => ({ value, label: departmentName(value) })),
          ]}
          onChange={(department) => narrow({ department })}
        />
      </div>
      <Loaded asked={asked} label={t('list.loading')} lines={8}>
        {({ organisations, total, pages, page: shown }) =>
          total === 0 ? (
            <EmptyState icon={Building2} title={t('list.none_title')}>
              {t('list.none')}
            </EmptyState>
          ) : (
            <>
              <p class="quiet" role="status">
                {t('list.total', { n: total })}
              </p>
              <List label={t('list.title')} items={organisations} itemKey={({ id }) => String(id)}>
                {(one) => <Opener icon={Building2} title={one.name} details={detailsOf(one)} screen={organisationScreen(one.id)} />}
              </List>
              <Pages page={shown} pages={pages} onOpen={setPage} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function detailsOf(one: OrganisationLine): string[] {
  const venues = one.venues > 0 ? t('list.venues', { n: one.venues }) : '';
  return [
    qualificationText(one.qualification),
    [placeText(one), venues].filter(Boolean).join(' · '),
    capacitiesText(one.capacities),
  ].filter(Boolean);
}
