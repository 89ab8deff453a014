import { Eye, EyeOff } from 'lucide';
import { useState } from 'preact/hooks';
import { signIn } from '../api/accounts';
import type { Me } from '../api/wire/people';
import { t } from '../i18n';
import { failureText } from '../i18n/failures';
import { signInText } from '../i18n/sign-in';
import { LanguageChoice } from '../nav/LanguageChoice';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
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
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (email.trim() === '' || password === '') {
      setProblem(signInText('sign_in.missing'));
      return;
    }
    setBusy(true);
    const answer = await signIn(email.trim(), password);
    setBusy(false);
    if (answer.ok) onSignedIn(answer.value);
    else setProblem(failureText(answer.failure));
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        brand={<Brand />}
        title={signInText('sign_in.title')}
        back={onBack && { label: t('desk.scanner'), onPress: onBack }}
        actions={
          <Button kind="main" submit busy={busy}>
            {busy ? signInText('sign_in.busy') : signInText('sign_in.submit')}
          </Button>
        }
      >
        <p>{again ? signInText('sign_in.again') : signInText(desk ? 'sign_in.intro_desk' : 'sign_in.intro')}</p>
        {problem !== null && <Notice kind="error">{problem}</Notice>}
        <Field label={signInText('sign_in.email')} name="email" type="email" autocomplete="username" value={email} onInput={setEmail} />
        <div class="stack">
          <Field
            label={signInText('sign_in.password')}
            name="password"
            type={shown ? 'text' : 'password'}
            autocomplete="current-password"
            value={password}
            onInput={setPassword}
          />
          <Button kind="quiet" icon={shown ? EyeOff : Eye} onPress={() => setShown(!shown)}>
            {shown ? signInText('sign_in.hide_password') : signInText('sign_in.show_password')}
          </Button>
        </div>
        <LanguageChoice />
      </Page>
    </form>
  );
}
