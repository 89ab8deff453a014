import { useEffect, useState } from 'preact/hooks';
import { leave } from '../account/leave';
import type { Me } from '../api/wire/people';
import { t } from '../i18n';
import { failureText } from '../i18n/failures';
import { signInText } from '../i18n/sign-in';
import { Chunk } from '../nav/Chunk';
import { LanguageChoice } from '../nav/LanguageChoice';
import { openDesk } from '../nav/route';
import { closeRevoked, findRevoked } from '../redeem/retire';
import type { EnrolmentRecord } from '../redeem/store';
import type { Phone } from '../redeem/types';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Skeleton } from '../ui/Skeleton';
import { desksOf, needsSecondFactor } from './desks-of';
import { Enrol } from './Enrol';
import { Retired } from './Retired';
import { SignIn } from './SignIn';
import { useSession } from './useSession';

interface WelcomeProps {
  phone: Phone;
  /** Set on an enrolled phone only: goes back to the scanner. */
  onBack?: (() => void) | undefined;
  onDone: () => void;
}

const loadSecondFactor = () => import('../account/SecondFactor');

/** Enrols a phone; one that was revoked first says why it stops. */
export function Welcome(props: WelcomeProps) {
  const [revoked, setRevoked] = useState<EnrolmentRecord | 'asking' | null>('asking');
  useEffect(() => void findRevoked().then(setRevoked, () => setRevoked(null)), []);
  if (revoked === 'asking') return <Skeleton label={t('app.loading')} />;
  if (revoked === null) return <Enrolling {...props} />;
  return <Retired enrolment={revoked} onRead={() => void closeRevoked().then(() => setRevoked(null))} />;
}

/** Sign-in, then the choice of the venue. */
function Enrolling({ phone, onBack, onDone }: WelcomeProps) {
  const { session, ask, welcome, forget } = useSession();
  const kept = phone.waiting.value + phone.rejected.value.length;

  function arrive(me: Me): void {
    const desk = desksOf(me)[0];
    if (desk !== undefined && !me.roles.includes('mediator')) openDesk(desk.path);
    else welcome(me);
  }

  if (session.state === 'asking') return <Skeleton label={t('app.loading')} />;
  if (session.state === 'failed') {
    return (
      <Page title={signInText('sign_in.title')}>
        <Notice kind="error" actions={<Button onPress={ask}>{t('action.retry')}</Button>}>
          {failureText(session.failure)}
        </Notice>
        <LanguageChoice />
      </Page>
    );
  }
  if (session.state === 'known' && needsSecondFactor(session.me)) {
    return (
      <Chunk load={loadSecondFactor} onBack={onBack ?? forget}>
        {({ SecondFactor }) => <SecondFactor me={session.me} onGiven={arrive} onLeave={() => void leave(forget)} />}
      </Chunk>
    );
  }
  if (session.state === 'unknown') return <SignIn again={kept > 0} onBack={onBack} onSignedIn={arrive} />;
  return (
    <Enrol
      me={session.me}
      venueId={phone.device.value?.venueId ?? null}
      kept={kept}
      onBack={onBack}
      onEnrolled={async (enrolment) => {
        await phone.enrol(enrolment);
        onDone();
      }}
      onOtherAccount={() => void leave(forget)}
    />
  );
}
