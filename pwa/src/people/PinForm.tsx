import { useState } from 'preact/hooks';
import { choosePin, readPin } from '../api/pins';
import type { Me } from '../api/wire/people';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { dayOf } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { t } from './t';

const FOUR_DIGITS = /^\d{4}$/;

/** One's PIN for shared phones; for people whose roles scan. */
export function PinForm({ me }: { me: Me }) {
  return me.roles.includes('mediator') || me.roles.includes('manager') ? <Form /> : null;
}

function Form() {
  const asked = useAnswer(readPin, 'pin');
  const [pin, setPin] = useState('');
  const [state, setState] = useState<'wrong' | 'done' | null>(null);
  const act = useAct(
    () => choosePin(pin),
    () => {
      setPin('');
      setState('done');
      asked.again();
    },
  );
  const setAt = asked.value?.set_at ?? null;
  return (
    <section class="section">
      <h2>{t('pin_own')}</h2>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const right = FOUR_DIGITS.test(pin);
          setState(right ? null : 'wrong');
          if (right) void act.run();
        }}
      >
        <p>{t('pin_why')}</p>
        {asked.value && <p class="quiet">{setAt === null ? t('pin_none') : t('pin_since', { day: dayOf(setAt) })}</p>}
        {act.failure && state === null && <Notice kind="error">{failureText(act.failure)}</Notice>}
        {state === 'done' && (
          <Notice kind="good" alert>
            {t('pin_done')}
          </Notice>
        )}
        <Field
          label={t('pin_field')}
          hint={t('pin_hint')}
          error={state === 'wrong' ? t('pin_wrong') : null}
          name="pin"
          type="password"
          autocomplete="off"
          value={pin}
          onInput={setPin}
          input={{ inputMode: 'numeric', maxLength: 4 }}
        />
        <Button submit busy={act.busy}>
          {act.busy ? t('account_busy') : t('pin_save')}
        </Button>
      </form>
    </section>
  );
}
