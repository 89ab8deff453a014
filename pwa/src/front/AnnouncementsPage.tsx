import { Megaphone } from 'lucide';
import { useState } from 'preact/hooks';
import { type Announcement, ANNOUNCEMENT_STATES, type AnnouncementState, followUp, inviteToApply, listAnnouncements } from '../api/front/announcements';
import { useReadsOnly } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { SelectField } from '../ui/SelectField';
import { t } from './t';

type Shown = AnnouncementState | 'all';
const isState = (text: string): text is AnnouncementState => ANNOUNCEMENT_STATES.some((state) => state === text);

/** The screen of structures that announced themselves, each with what became of it. */
export function AnnouncementsPage() {
  const asked = useAnswer(listAnnouncements, 'announcements');
  const [shown, setShown] = useState<Shown>('all');
  const options = (['all', ...ANNOUNCEMENT_STATES] as const).map((value) => ({ value, label: t(`announcements.${value}`) }));
  return (
    <Screen title={t('announcements.title')}>
      <Loaded asked={asked} label={t('loading')} lines={6}>
        {({ announcements }) => {
          const found = announcements.filter(({ state }) => shown === 'all' || state === shown);
          if (announcements.length === 0) {
            return (
              <EmptyState icon={Megaphone} title={t('announcements.none_title')}>
                {t('announcements.none')}
              </EmptyState>
            );
          }
          return (
            <>
              <SelectField
                label={t('announcements.show')}
                name="shown"
                value={shown}
                options={options}
                onChange={(value) => setShown(isState(value) ? value : 'all')}
              />
              {found.length === 0 && <p class="quiet">{t('announcements.none_such')}</p>}
              <List label={t('announcements.title')} items={found} itemKey={({ id }) => String(id)}>
                {(announcement) => <Line announcement={announcement} />}
              </List>
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function Line({ announcement: one }: { announcement: Announcement }) {
  return (
    <article class="stack">
      <h3>{one.name}</h3>
      <Facts facts={factsOf(one)} />
      <p>
        {one.contact} · <a href={`mailto:${one.email}`}>{one.email}</a>
      </p>
      {useReadsOnly() ? <p>{t(`announcement.${one.state}`)}</p> : <FollowUp announcement={one} />}
    </article>
  );
}

/** What became of an announcement, and the button that invites to apply. */
function FollowUp({ announcement: one }: { announcement: Announcement }) {
  const [invited, setInvited] = useState(false);
  const following = useAct((state: AnnouncementState) => followUp(one.id, state), () => undefined);
  const inviting = useAct(() => inviteToApply(one.id), () => setInvited(true));
  const failure = following.failure ?? inviting.failure;
  return (
    <>
      {failure && <Notice kind="error">{failureText(failure)}</Notice>}
      <SelectField
        label={t('announcement.state', { name: one.name })}
        name={`state-${one.id}`}
        value={one.state}
        options={ANNOUNCEMENT_STATES.map((state) => ({ value: state, label: t(`announcement.${state}`) }))}
        onChange={(value) => isState(value) && void following.run(value)}
      />
      <Button busy={inviting.busy} onPress={() => void inviting.run()}>
        {t('announcement.invite')}
      </Button>
      <p role="status">{invited && t('announcement.invited')}</p>
    </>
  );
}

function factsOf(one: Announcement): (readonly [string, string])[] {
  const wants = [one.runs_venues && t('announcement.runs_venues'), one.prescribes && t('announcement.prescribes')];
  const all: (readonly [string, string])[] = [
    [t('announcement.received'), when(one.announced_at)],
    [t('announcement.wants'), wants.filter((word) => word !== false).join(', ')],
    [t('announcement.where'), `${one.postcode} ${one.commune}`.trim()],
    [t('fact.phone'), one.phone],
    [t('identity.siret'), one.siret ?? ''],
    [t('announcement.message'), one.message],
  ];
  return all.filter(([, value]) => value !== '');
}
