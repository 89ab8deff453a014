import { ClipboardList, Pencil, Users } from 'lucide';
import { useState } from 'preact/hooks';
import { CAPACITIES, changeOrganisation, getOrganisation, type Organisation } from '../api/admission/organisations';
import { Acts } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { structureText } from '../i18n/structures';
import { organisationScreen } from '../people/screens';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { Answers } from './Answers';
import { Decide } from './Decide';
import { OrganisationForm } from './OrganisationForm';
import { applicationScreen } from './screens';
import { t } from './t';
import { capacitiesText, formText, placeText, qualificationText, territoryText } from './words';

const KINDS = { applied: 'info', qualified: 'good', suspended: 'warning', dequalified: 'warning' } as const;

/** One organisation: what it is, where it stands, and what can be decided. */
export function OrganisationPage({ organisationId }: { organisationId: number }) {
  const asked = useAnswer(() => getOrganisation(organisationId), String(organisationId));
  const [editing, setEditing] = useState(false);
  const name = asked.value?.name ?? t('list.title');
  return (
    <Screen title={name}>
      <Loaded asked={asked} label={t('one.loading')} lines={8}>
        {(organisation) =>
          editing ? (
            <OrganisationForm
              first={{ ...organisation, siret: organisation.siret ?? '' }}
              onSave={({ siret, name: named, legal_form, address, postcode, commune, email, phone, runs_venues, prescribes, sponsors, territory }) =>
                changeOrganisation(organisation.id, { siret, name: named, legal_form, address, postcode, commune, email, phone, runs_venues, prescribes, sponsors, territory })
              }
              onSaved={() => {
                setEditing(false);
                asked.again();
              }}
              onLeave={() => setEditing(false)}
            />
          ) : (
            <One organisation={organisation} onEdit={() => setEditing(true)} onChanged={asked.again} />
          )
        }
      </Loaded>
    </Screen>
  );
}

interface OneProps {
  organisation: Organisation;
  onEdit: () => void;
  onChanged: () => void;
}

function One({ organisation, onEdit, onChanged }: OneProps) {
  const { qualification, venues, decisions, applications } = organisation;
  return (
    <>
      <Notice kind={KINDS[qualification]}>{qualificationText(qualification)}</Notice>
      <Acts>
        <Decide organisation={organisation} onDecided={onChanged} />
      </Acts>
      <Answers answers={organisation.answers} onClosed={onChanged} />
      <Facts facts={factsOf(organisation)} />
      <Acts>
        <div class="button-row">
          <Button icon={Pencil} onPress={onEdit}>
            {t('one.edit')}
          </Button>
        </div>
      </Acts>
      <Opener
        icon={Users}
        title={t('one.people')}
        details={[organisation.people === 0 ? t('one.people_none') : t('one.people_count', { n: organisation.people })]}
        screen={organisationScreen(organisation.id)}
      />
      <section class="section">
        <h3>{t('one.venues')}</h3>
        {venues.length === 0 ? (
          <p class="quiet">{t('one.no_venues')}</p>
        ) : (
          <List label={t('one.venues')} items={venues} itemKey={({ id }) => String(id)}>
            {(venue) => (
              <div>
                <strong>{venue.name}</strong>
                <p class="quiet small">{placeText(venue)}</p>
              </div>
            )}
          </List>
        )}
      </section>
      <section class="section">
        <h3>{t('one.decisions')}</h3>
        {decisions.length === 0 ? (
          <p class="quiet">{t('one.no_decisions')}</p>
        ) : (
          <List label={t('one.decisions')} items={decisions} itemKey={({ decided_at }) => decided_at}>
            {({ state, reason, decided_at }) => (
              <div>
                <strong>{qualificationText(state)}</strong>
                <p class="quiet small">{when(decided_at)}</p>
                {reason !== '' && <p class="admission-said">{reason}</p>}
              </div>
            )}
          </List>
        )}
      </section>
      {applications.length > 0 && (
        <section class="section">
          <h3>{t('one.applications')}</h3>
          <List label={t('one.applications')} items={applications} itemKey={({ id }) => String(id)}>
            {({ id, state }) => (
              <Opener icon={ClipboardList} title={t('one.application', { number: id })} details={[structureText(`state.${state}`)]} screen={applicationScreen(id)} />
            )}
          </List>
        </section>
      )}
    </>
  );
}

function factsOf(one: Organisation): [string, string][] {
  const facts: [string, string][] = [
    [t('one.siret'), one.siret ?? t('one.no_siret')],
    [t('one.does'), capacitiesText(CAPACITIES.filter((name) => one[name])) || t('one.does_nothing')],
    [t('one.form'), formText(one.legal_form)],
    [t('one.address'), [one.address, placeText(one)].filter(Boolean).join(', ')],
    [t('one.email'), one.email],
    [t('one.phone'), one.phone],
    [t('one.territory'), one.sponsors ? territoryText(one.territory) : (one.territory ?? []).join(' · ')],
  ];
  return facts.filter(([, value]) => value !== '');
}
