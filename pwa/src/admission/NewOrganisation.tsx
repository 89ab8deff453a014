import { createOrganisation, type OrganisationFacts } from '../api/admission/organisations';
import { Screen } from '../desk/Screen';
import { closeScreen, replaceScreen } from '../nav/route';
import { OrganisationForm } from './OrganisationForm';
import { organisationScreen } from './screens';
import { t } from './t';

const NOTHING: OrganisationFacts = {
  siret: '',
  name: '',
  legal_form: '',
  address: '',
  postcode: '',
  commune: '',
  email: '',
  phone: '',
  runs_venues: false,
  prescribes: false,
  sponsors: false,
  territory: null,
};

/** Makes an organisation and opens its page. */
export function NewOrganisation() {
  return (
    <Screen title={t('form.new')}>
      <OrganisationForm
        fresh
        first={NOTHING}
        onSave={(facts, qualified) => createOrganisation({ ...facts, qualified })}
        onSaved={({ id }) => replaceScreen(organisationScreen(id))}
        onLeave={closeScreen}
      />
    </Screen>
  );
}
