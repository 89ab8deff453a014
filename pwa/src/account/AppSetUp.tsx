import './security.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { beginAuthenticator, confirmAuthenticator, type NewSecret, type RecoveryCodes } from '../api/account/factors';
import { useAct } from '../desk/useAct';
import { t } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { ts } from './t';

/** Puts a secret into an app of codes: by QR, by a link on the same phone, or typed; its first code confirms it. */
export function AppSetUp({ onAdded }: { onAdded: (codes: RecoveryCodes) => void }) {
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const act = useAct(beginAuthenticator, setSecret);
  const begin = useRef(act.run);
  // Once, not by useAnswer: who looks at the app and comes back must find the same secret.
  useEffect(() => void begin.current(), []);
  if (secret !== null) return <Confirm secret={secret} onAdded={onAdded} />;
  if (act.failure === null) return <Skeleton label={ts('app.preparing')} lines={6} />;
  return (
    <Notice kind="error" actions={<Button onPress={() => void act.run()}>{t('action.retry')}</Button>}>
      {failureText(act.failure)}
    </Notice>
  );
}

function Confirm({ secret, onAdded }: { secret: NewSecret; onAdded: (codes: RecoveryCodes) => void }) {
  const [code, setCode] = useState('');
  const act = useAct(() => confirmAuthenticator(code.trim()), onAdded);
  function submit(event: Event): void {
    event.preventDefault();
    if (code.trim() !== '') void act.run();
  }
  return (
    <form class="secret" onSubmit={submit} noValidate>
      <p>{ts('app.scan')}</p>
      <img class="secret__qr" src={secret.picture} alt={ts('app.qr')} width="220" height="220" />
      <p>
        {ts('app.here')}{' '}
        <a class="secret__link" href={secret.uri}>
          {ts('app.open')}
        </a>
      </p>
      <p>
        {ts('app.type')}
        <br />
        <span class="secret__text">{secret.secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
      </p>
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <Field
        label={ts('app.code')}
        hint={ts('app.code_hint')}
        name="code"
        autocomplete="one-time-code"
        input={{ inputMode: 'numeric', maxLength: 7 }}
        value={code}
        onInput={setCode}
      />
      <Button kind="main" submit busy={act.busy}>
        {act.busy ? ts('app.busy') : ts('app.submit')}
      </Button>
    </form>
  );
}
