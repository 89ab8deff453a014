import { ActScreen } from '../desk/Acts';
import './admission.css';
import { ApplicationPage } from './ApplicationPage';
import { NewOrganisation } from './NewOrganisation';
import { OrganisationPage } from './OrganisationPage';
import { OrganisationsPage } from './OrganisationsPage';
import { QueuePage } from './QueuePage';
import type { AdmissionScreen } from './screens';
import { VenuesPage } from './VenuesPage';

/** The screen that the address names. */
export function AdmissionScreens({ screen }: { screen: AdmissionScreen }) {
  switch (screen.kind) {
    case 'organisations':
      return <OrganisationsPage />;
    case 'new':
      return (
        <ActScreen>
          <NewOrganisation />
        </ActScreen>
      );
    case 'queue':
      return <QueuePage />;
    case 'venues':
      return <VenuesPage />;
    case 'organisation':
      return <OrganisationPage key={screen.id} organisationId={screen.id} />;
    case 'application':
      return <ApplicationPage key={screen.id} applicationId={screen.id} />;
  }
}
