import { AnnouncementsPage } from './AnnouncementsPage';
import { FactsPage } from './FactsPage';
import { MeetingPage } from './MeetingPage';
import { MeetingsPage } from './MeetingsPage';
import type { FrontScreen } from './screens';

/** The screen of the public face that the address names. */
export function FrontScreens({ screen }: { screen: FrontScreen }) {
  switch (screen.kind) {
    case 'facts':
      return <FactsPage />;
    case 'meetings':
      return <MeetingsPage />;
    case 'meeting':
      return <MeetingPage meetingId={screen.id} />;
    case 'announcements':
      return <AnnouncementsPage />;
  }
}
