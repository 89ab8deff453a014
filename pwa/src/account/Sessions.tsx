import './security.css';
import { MonitorSmartphone } from 'lucide';
import { endOtherSessions, endSession, listSessions } from '../api/accounts';
import type { PersonSession } from '../api/wire/people';
import { Loaded } from '../desk/Loaded';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { ts } from './t';

/** Where the person is signed in: this browser first; any other can be ended, or all others at once. */
export function Sessions() {
  const asked = useAnswer(listSessions, 'sessions');
  const all = useAct(endOtherSessions, asked.again);
  return (
    <Loaded asked={asked} label={ts('sessions.loading')}>
      {({ sessions }) => (
        <>
          <List label={ts('sessions.title')} items={sessions} itemKey={({ id }) => id}>
            {(session) => <SessionLine session={session} />}
          </List>
          {all.failure && <Notice kind="error">{failureText(all.failure)}</Notice>}
          {sessions.length > 1 ? (
            <Button kind="danger" busy={all.busy} onPress={() => void all.run()}>
              {all.busy ? ts('sessions.ending') : ts('sessions.end_others')}
            </Button>
          ) : (
            <p class="quiet">{ts('sessions.alone')}</p>
          )}
        </>
      )}
    </Loaded>
  );
}

function SessionLine({ session }: { session: PersonSession }) {
  const act = useAct(() => endSession(session.id), () => undefined);
  const name = session.browser || ts('sessions.unknown');
  return (
    <div class="factor">
      <Icon icon={MonitorSmartphone} />
      <div class="factor__what">
        <p>
          {name}
          {session.current && <strong> · {ts('sessions.here')}</strong>}
        </p>
        <p class="quiet small">
          {session.current ? ts('sessions.since', { when: when(session.started_at) }) : ts('sessions.seen', { when: when(session.last_seen_at) })}
        </p>
        {act.failure && <p class="small">{failureText(act.failure)}</p>}
      </div>
      {!session.current && (
        <div class="factor__acts">
          <Button busy={act.busy} label={ts('sessions.end_label', { name })} onPress={() => void act.run()}>
            {act.busy ? ts('sessions.ending') : ts('sessions.end')}
          </Button>
        </div>
      )}
    </div>
  );
}
