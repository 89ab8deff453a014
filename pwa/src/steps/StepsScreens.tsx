import { IdentityPage } from './IdentityPage';
import { KeysPage } from './KeysPage';
import { MailCame } from './MailCame';
import { MailPage } from './MailPage';
import type { StepsScreen } from './screens';
import { VenueFilePage } from './VenueFilePage';

/** The screen of the service's settings that the address names. */
export function StepsScreens({ screen }: { screen: StepsScreen }) {
  switch (screen.kind) {
    case 'identity':
      return <IdentityPage />;
    case 'keys':
      return <KeysPage />;
    case 'mail':
      return <MailPage />;
    case 'mail_came':
      return <MailCame token={screen.token} />;
    case 'venue_file':
      return <VenueFilePage />;
  }
}
