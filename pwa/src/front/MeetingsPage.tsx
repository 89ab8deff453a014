import { CalendarDays, CalendarX } from 'lucide';
import { listMeetings, type Meeting } from '../api/front/meetings';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { List } from '../ui/List';
import { meetingScreen, NEW_MEETING_SCREEN } from './screens';
import { t } from './t';

/** The screen with the meetings to come and of the last months. */
export function MeetingsPage() {
  const asked = useAnswer(listMeetings, 'meetings');
  return (
    <Screen title={t('meetings.title')}>
      <Loaded asked={asked} label={t('loading')} lines={4}>
        {({ meetings }) =>
          meetings.length === 0 ? (
            <EmptyState icon={CalendarDays} title={t('meetings.none_title')}>
              {t('meetings.none')}
            </EmptyState>
          ) : (
            <List label={t('meetings.title')} items={meetings} itemKey={(meeting) => String(meeting.id)}>
              {(meeting) => (
                <Opener
                  icon={meeting.cancelled_at === null ? CalendarDays : CalendarX}
                  title={meeting.subject}
                  details={[when(meeting.starts_at), stateOf(meeting)]}
                  screen={meetingScreen(meeting.id)}
                />
              )}
            </List>
          )
        }
      </Loaded>
      <Acts>
        <Button kind="main" onPress={() => openScreen(NEW_MEETING_SCREEN)}>
          {t('meetings.new')}
        </Button>
      </Acts>
    </Screen>
  );
}

function stateOf(meeting: Meeting): string {
  return meeting.cancelled_at === null ? t('meeting.guests', { n: meeting.guests.length }) : t('meeting.cancelled');
}
