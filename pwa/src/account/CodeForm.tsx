import { Fingerprint } from 'lucide';
import { useState } from 'preact/hooks';
import { giveCode } from '../api/account/factors';
import type { Me } from '../api/wire/people';
import { type Act, useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { passkeysWork, signInHere } from './passkeys';
import { ts } from './t';

const DIGITS = 6;

export interface Giving {
  act: Act;
  code: string;
  setCode: (code: string) => void;
  recovery: boolean;
  setRecovery: (recovery: boolean) => void;
  missing: boolean;
  submit: (event: Event) => void;
  onGiven: (me: Me) => void;
}

/** The state of giving a second factor. Six digits are enough to send: nobody has to press a button for them. */
export function useGiving(onGiven: (me: Me) => void): Giving {
  const [code, setText] = useState('');
  const [recovery, setRecovery] = useState(false);
  const [missing, setMissing] = useState(false);
  const act = useAct((typed: string) => giveCode(typed), onGiven);
  const send = (typed: string): void => {
    setMissing(typed.trim() === '');
    if (typed.trim() !== '') void act.run(typed.trim());
  };
  const setCode = (typed: string): void => {
    setText(typed);
    // As long as before: another code was pasted or filled in over a wrong one.
    const isMore = typed !== code && typed.length >= code.length;
    if (!recovery && !act.busy && isMore && typed.replaceAll(/\D/g, '').length === DIGITS) send(typed);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    send(code);
  };
  const turn = (to: boolean): void => {
    setText('');
    setRecovery(to);
  };
  return { act: { ...act, run: () => act.run(code) }, code, setCode, recovery, setRecovery: turn, missing, submit, onGiven };
}

/** The field for a code, and the other ways to give a second factor. */
export function CodeFields({ act, code, setCode, recovery, setRecovery, missing, onGiven }: Giving) {
  const passkey = useAct(signInHere, onGiven);
  return (
    <>
      {missing && <Notice kind="error">{ts('give.missing')}</Notice>}
      {act.failure && !missing && <Notice kind="error">{failureText(act.failure)}</Notice>}
      {recovery ? (
        <Field key="recovery" label={ts('give.recovery_code')} hint={ts('give.recovery_intro')} name="recovery" value={code} onInput={setCode} />
      ) : (
        <Field
          key="code"
          label={ts('give.code')}
          hint={ts('give.intro')}
          name="code"
          autocomplete="one-time-code"
          input={{ inputMode: 'numeric', maxLength: 7, autofocus: true }}
          value={code}
          onInput={setCode}
        />
      )}
      <div class="stack">
        {passkey.failure && <Notice kind="error">{failureText(passkey.failure)}</Notice>}
        {passkeysWork() && (
          <Button icon={Fingerprint} busy={passkey.busy} onPress={() => void passkey.run()}>
            {passkey.busy ? ts('passkey.busy') : ts('passkey.use')}
          </Button>
        )}
        <Button kind="quiet" onPress={() => setRecovery(!recovery)}>
          {recovery ? ts('give.to_app') : ts('give.to_recovery')}
        </Button>
        {recovery && <p class="quiet">{ts('give.lost')}</p>}
      </div>
    </>
  );
}
