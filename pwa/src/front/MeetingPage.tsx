import { useState } from 'preact/hooks';
import { cancelMeeting, changeMeeting, listMeetings, makeMeeting, type Meeting, type MeetingTerms } from '../api/front/meetings';
import { ActScreen, useReadsOnly } from '../desk/Acts';
import { Confirm } from '../desk/Confirm';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { closeScreen } from '../nav/route';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { MeetingForm } from './MeetingForm';
import { t } from './t';

/** The screen of one meeting: its terms, its guests, cancelling it; with null, the form of a new one. */
export function MeetingPage({ meetingId }: { meetingId: number | null }) {
  if (meetingId === null) {
    return (
      <Screen title={t('meetings.new')}>
        <ActScreen>
          <New />
        </ActScreen>
      </Screen>
    );
  }
  return <Known meetingId={meetingId} />;
}

function New() {
  const act = useAct((terms: MeetingTerms) => makeMeeting(terms), closeScreen);
  return <MeetingForm before={null} act={act} action={t('meeting.make')} />;
}

function Known({ meetingId }: { meetingId: number }) {
  const asked = useAnswer(listMeetings, 'meetings');
  return (
    <Loaded asked={asked} label={t('loading')} lines={6}>
      {({ meetings }) => {
        const meeting = meetings.find(({ id }) => id === meetingId);
        return <Screen title={meeting?.subject ?? t('meeting.unknown')}>{meeting && <One meeting={meeting} />}</Screen>;
      }}
    </Loaded>
  );
}

function One({ meeting }: { meeting: Meeting }) {
  const reads = useReadsOnly();
  const over = reads || meeting.cancelled_at !== null || Date.parse(meeting.starts_at) <= Date.now();
  return (
    <>
      {meeting.cancelled_at !== null && (
        <Notice kind="warning" title={t('meeting.cancelled')}>
          {meeting.cancelled_because}
        </Notice>
      )}
      {over ? <Past meeting={meeting} /> : <Change meeting={meeting} />}
      <Guests meeting={meeting} />
      {!over && <Cancel meeting={meeting} />}
    </>
  );
}

function Past({ meeting }: { meeting: Meeting }) {
  return (
    <Facts
      facts={[
        [t('meeting.when'), when(meeting.starts_at)],
        [t('meeting.link'), meeting.link || '–'],
        [t('meeting.place'), meeting.place || '–'],
      ]}
    />
  );
}

function Change({ meeting }: { meeting: Meeting }) {
  const [saved, setSaved] = useState(false);
  const act = useAct(
    (terms: MeetingTerms) => changeMeeting(meeting.id, terms),
    () => setSaved(true),
  );
  return (
    <>
      <MeetingForm before={meeting} act={act} action={t('meeting.save')} />
      <p role="status">{saved && t('meeting.saved')}</p>
    </>
  );
}

function Guests({ meeting: { guests } }: { meeting: Meeting }) {
  return (
    <section class="stack">
      <h3>{t('meeting.guests', { n: guests.length })}</h3>
      {guests.length === 0 ? (
        <p class="quiet">{t('meeting.nobody')}</p>
      ) : (
        <List label={t('meeting.guests', { n: guests.length })} items={guests} itemKey={(guest) => guest.email}>
          {(guest) => (
            <p>
              <strong>{guest.name}</strong>
              {guest.structure !== '' && `, ${guest.structure}`}
              <br />
              <a href={`mailto:${guest.email}`}>{guest.email}</a>
            </p>
          )}
        </List>
      )}
    </section>
  );
}

function Cancel({ meeting }: { meeting: Meeting }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct(
    () => cancelMeeting(meeting.id, reason.trim()),
    () => setOpen(false),
  );
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)}>
        {t('meeting.cancel')}
      </Button>
      {open && (
        <Confirm
          title={t('meeting.cancel_title')}
          act={act}
          action={t('meeting.cancel')}
          busy={t('saving')}
          keep={t('meeting.keep')}
          danger
          onClose={() => setOpen(false)}
        >
          <p>{t('meeting.cancel_text', { n: meeting.guests.length })}</p>
          <AreaField label={t('meeting.reason')} name="reason" value={reason} onInput={setReason} />
        </Confirm>
      )}
    </>
  );
}
