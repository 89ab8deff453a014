import { useState } from 'preact/hooks';
import { proposeAccount, type TypedAccount } from '../../api/bank-accounts';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { t } from '../t';

interface FormProps {
  organisationId: number;
  onEntered: () => void;
  onClose: () => void;
}

const NOTHING: TypedAccount = { holder: '', iban: '', bic: '' };
const OF_IBAN = ['invalid_iban', 'iban_outside_sepa'];

/** The form of a bank account, as on the bank's certificate; the server checks IBAN and BIC. */
export function AccountForm({ organisationId, onEntered, onClose }: FormProps) {
  const [typed, setTyped] = useState(NOTHING);
  const [missing, setMissing] = useState(false);
  const act = useAct(() => proposeAccount(organisationId, typed), onEntered);
  const told = act.failure?.kind === 'refused' ? act.failure.error : null;
  const ofIban = told && OF_IBAN.includes(told.code) ? told.message : null;
  const ofBic = told?.code === 'invalid_bic' ? told.message : null;
  const lacks = (text: string) => (missing && text.trim() === '' ? t('form.missing') : null);

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = typed.holder.trim() === '' || typed.iban.trim() === '';
    setMissing(wrong);
    if (!wrong) void act.run();
  }

  return (
    <form class="section" aria-label={t('account.title')} noValidate onSubmit={submit}>
      <Field
        label={t('account.holder')}
        hint={t('form.holder_hint')}
        name="holder"
        value={typed.holder}
        error={lacks(typed.holder)}
        onInput={(holder) => setTyped({ ...typed, holder })}
      />
      <Field
        label="IBAN"
        hint={t('form.iban_hint')}
        name="iban"
        code
        value={typed.iban}
        error={ofIban ?? lacks(typed.iban)}
        onInput={(iban) => setTyped({ ...typed, iban })}
      />
      <Field label={t('form.bic')} hint={t('form.bic_hint')} name="bic" code value={typed.bic} error={ofBic} onInput={(bic) => setTyped({ ...typed, bic })} />
      <p class="quiet">{t('form.then')}</p>
      {act.failure && ofIban === null && ofBic === null && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('form.send')}
        </Button>
      </div>
    </form>
  );
}
