import { Fingerprint } from 'lucide';
import { useState } from 'preact/hooks';
import { ProviderButton } from '../account/ProviderButton';
import { passkeysWork, signInHere } from '../account/passkeys';
import { ts } from '../account/t';
import { signIn } from '../api/accounts';
import type { Me } from '../api/wire/people';
import { useAct } from '../desk/useAct';
import { t } from '../i18n';
import { failureText } from '../i18n/failures';
import { signInText } from '../i18n/sign-in';
import { LanguageChoice } from '../nav/LanguageChoice';
import { openDesk } from '../nav/route';
import { PasswordField } from '../people/PasswordField';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Brand } from './Brand';

interface SignInProps {
  /** This phone holds entries that only a sign-in can send. */
  again?: boolean;
  /** Signing in to a desk, not to enrol a phone. */
  desk?: boolean;
  onBack?: (() => void) | undefined;
  onSignedIn: (me: Me) => void;
}

export function SignIn({ again = false, desk = false, onBack, onSignedIn }: SignInProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const passkey = useAct(signInHere, onSignedIn);
  const act = useAct(() => signIn(email.trim(), password), onSignedIn);

  function submit(event: Event): void {
    event.preventDefault();
    const lacks = email.trim() === '' || password === '';
    setMissing(lacks);
    if (!lacks) void act.run();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Page
        brand={<Brand />}
        title={signInText('sign_in.title')}
        back={onBack && { label: t('desk.scanner'), onPress: onBack }}
        actions={
          <Button kind="main" submit busy={act.busy}>
            {act.busy ? signInText('sign_in.busy') : signInText('sign_in.submit')}
          </Button>
        }
      >
        <p>{again ? signInText('sign_in.again') : signInText(desk ? 'sign_in.intro_desk' : 'sign_in.intro')}</p>
        {missing && <Notice kind="error">{signInText('sign_in.missing')}</Notice>}
        {act.failure && !missing && <Notice kind="error">{failureText(act.failure)}</Notice>}
        <Field label={signInText('sign_in.email')} name="email" type="email" autocomplete="username" value={email} onInput={setEmail} />
        <PasswordField label={signInText('sign_in.password')} value={password} onInput={setPassword} />
        <Link href="/mot-de-passe" onOpen={openDesk}>
          {signInText('sign_in.forgotten')}
        </Link>
        <a href="/accueil">{signInText('sign_in.about')}</a>
        <div class="stack">
          {passkey.failure && <Notice kind="error">{failureText(passkey.failure)}</Notice>}
          {passkeysWork() && (
            <Button icon={Fingerprint} busy={passkey.busy} onPress={() => void passkey.run()}>
              {passkey.busy ? ts('passkey.busy') : ts('passkey.sign_in')}
            </Button>
          )}
          <ProviderButton />
        </div>
        <LanguageChoice />
      </Page>
    </form>
  );
}
