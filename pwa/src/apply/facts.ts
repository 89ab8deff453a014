/** What an application says, as labels and values. */
import type { OwnApplication } from '../api/admission/applications';
import { CAPACITIES } from '../api/admission/organisations';
import { serviceName } from '../desk/services';
import { structureText } from '../i18n/structures';
import { t } from './t';
import { legalFormText } from './words';

/** The filled-in facts alone: what is missing stands in a list of its own. */
export function factsOf(application: OwnApplication): [string, string][] {
  const { venues, documents, services } = application;
  const facts: [string, string][] = [
    [t('who.capacities'), CAPACITIES.filter((name) => application[name]).map((name) => t(`who.${name}`)).join(' · ')],
    [t('who.siret'), application.siret],
    [t('who.name'), application.name],
    [t('who.form'), legalFormText(application.legal_form)],
    [t('who.address'), [application.address, `${application.postcode} ${application.commune}`.trim()].filter(Boolean).join(', ')],
    [t('contact.representative'), application.representative],
    [t('contact.email'), application.email],
    [t('contact.phone'), application.phone],
    [t('venues.title'), venues.map((part) => (part.venue ?? part).name).join(' · ')],
    [t('services.title'), services.map((service) => serviceName(service)).join(' · ')],
    [t('step.documents'), documents.map(({ kind }) => structureText(`document.${kind}`)).join(' · ')],
  ];
  return facts.filter(([, value]) => value !== '');
}
