import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { askEmail, changePassword, rename } from '../api/people';
import type { Answer } from '../api/wire/http';
import type { Me } from '../api/wire/people';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { PasswordField } from './PasswordField';
import { PinForm } from './PinForm';
import { t } from './t';

interface AccountProps {
  me: Me;
  onRenamed: (name: string) => void;
}

/** One's own account, as a screen over a desk. */
export function AccountScreen(props: AccountProps) {
  return (
    <Screen title={t('account')}>
      <AccountForms {...props} />
    </Screen>
  );
}

/** One's own account: name, address, password. */
export function AccountForms({ me, onRenamed }: AccountProps) {
  return (
    <>
      <NameForm name={me.name} onRenamed={onRenamed} />
      <EmailForm email={me.email} />
      <PasswordForm email={me.email} />
      <PinForm me={me} />
    </>
  );
}

interface PartProps {
  title: string;
  action: string;
  /** Whether something that is needed is empty. */
  lacking: boolean;
  ask: () => Promise<Answer<unknown>>;
  done: string | null;
  onDone: () => void;
  children: ComponentChildren;
}

/** A part of the account with a form of its own: what is missing, what failed, what was done. */
function Part({ title, action, lacking, ask, done, onDone, children }: PartProps) {
  const [missing, setMissing] = useState(false);
  const act = useAct(ask, onDone);
  return (
    <section class="section">
      <h2>{title}</h2>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(lacking);
          if (!lacking) void act.run();
        }}
      >
        {missing && <Notice kind="error">{t('account_missing')}</Notice>}
        {act.failure && !missing && <Notice kind="error">{failureText(act.failure)}</Notice>}
        {done !== null && !act.failure && !missing && (
          <Notice kind="good" alert>
            {done}
          </Notice>
        )}
        {children}
        <Button submit busy={act.busy}>
          {act.busy ? t('account_busy') : action}
        </Button>
      </form>
    </section>
  );
}

function NameForm({ name: now, onRenamed }: { name: string; onRenamed: (name: string) => void }) {
  const [name, setName] = useState(now);
  const [done, setDone] = useState<string | null>(null);
  return (
    <Part
      title={t('account_name')}
      action={t('account_save')}
      lacking={name.trim() === ''}
      ask={() => rename(name)}
      done={done}
      onDone={() => {
        setDone(t('account_renamed'));
        onRenamed(name.trim());
      }}
    >
      <Field label={t('account_name')} name="name" autocomplete="name" value={name} onInput={setName} input={{ maxLength: 200 }} />
    </Part>
  );
}

function EmailForm({ email: now }: { email: string }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState<string | null>(null);
  return (
    <Part
      title={t('account_email')}
      action={t('account_email_submit')}
      lacking={email.trim() === '' || password === ''}
      ask={() => askEmail(email, password)}
      done={done}
      onDone={() => {
        setDone(t('account_email_sent', { email: email.trim() }));
        setEmail('');
        setPassword('');
      }}
    >
      <p>{t('account_email_now', { email: now })}</p>
      <Field label={t('account_email_new')} hint={t('account_email_hint')} name="email" type="email" value={email} onInput={setEmail} />
      <PasswordField label={t('account_password_now')} value={password} onInput={setPassword} />
    </Part>
  );
}

function PasswordForm({ email }: { email: string }) {
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [done, setDone] = useState<string | null>(null);
  return (
    <Part
      title={t('account_password')}
      action={t('account_password_submit')}
      lacking={current === '' || wanted === ''}
      ask={() => changePassword(current, wanted)}
      done={done}
      onDone={() => {
        setDone(t('account_password_done'));
        setCurrent('');
        setWanted('');
      }}
    >
      <input class="visually-hidden" type="email" name="username" autocomplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField label={t('account_password_now')} value={current} onInput={setCurrent} />
      <PasswordField label={t('account_password_new')} hint={t('account_password_hint')} value={wanted} onInput={setWanted} fresh />
    </Part>
  );
}
