import './desk.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { leave as endSession } from '../account/leave';
import { td } from '../desk/t';
import { hasUnsent } from '../handover/person';
import { t } from '../i18n';
import { failureText } from '../i18n/failures';
import { Chunk } from '../nav/Chunk';
import { LanguageFoot } from '../nav/LanguageChoice';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { Brand } from './Brand';
import type { Desk } from './desks';
import { needsSecondFactor } from './desks-of';
import { Shell } from './frame/Shell';
import { HelpCorner } from './HelpLink';
import { SignIn } from './SignIn';
import { useSession } from './useSession';

const loadSecondFactor = () => import('../account/SecondFactor');

interface DeskFrameProps {
  desk: Desk;
}

/** A role's desk: asks who is signed in, then shows it in its frame; each of its states has the choice of language. */
export function DeskFrame({ desk }: DeskFrameProps) {
  const offline = desk.role === 'prescriber';
  const { session, ask, welcome, forget } = useSession({ offline });
  const [unsent, setUnsent] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = `${td(`desk.${desk.role}`)} · ${t('app.name')}`;
  }, [desk]);

  useEffect(() => {
    if (offline && session.state === 'unknown') void hasUnsent().then(setUnsent);
  }, [offline, session.state]);

  async function leave(): Promise<void> {
    const failure = await endSession(forget);
    if (failure !== null) setProblem(failureText(failure));
  }

  if (session.state === 'unknown') {
    return (
      <>
        <HelpCorner path="/connexion" />
        <SignIn again={unsent} desk onSignedIn={welcome} />
      </>
    );
  }
  if (session.state !== 'known') {
    return (
      <Unknown desk={desk}>
        {session.state === 'asking' ? (
          <Skeleton label={t('app.loading')} lines={5} />
        ) : (
          <Notice kind="error" actions={<Button onPress={ask}>{t('action.retry')}</Button>}>
            {failureText(session.failure)}
          </Notice>
        )}
      </Unknown>
    );
  }
  if (needsSecondFactor(session.me, desk)) {
    return (
      <Chunk load={loadSecondFactor}>
        {({ SecondFactor }) => <SecondFactor me={session.me} onGiven={welcome} onLeave={() => void leave()} />}
      </Chunk>
    );
  }
  return (
    <Shell
      desk={desk}
      me={session.me}
      problem={problem}
      onRenamed={(name) => welcome({ ...session.me, name })}
      onLeave={() => void leave()}
    />
  );
}

/** The frame before it is known who sits here. */
function Unknown({ desk, children }: { desk: Desk; children: ComponentChildren }) {
  return (
    <div class="desk">
      <header class="desk__bar">
        <Brand />
      </header>
      <main class="desk__main">
        <div class="desk__title">
          <h1>
            <span class="desk__name">{td(`desk.${desk.role}`)}</span>
          </h1>
        </div>
        {children}
      </main>
      <LanguageFoot />
    </div>
  );
}
