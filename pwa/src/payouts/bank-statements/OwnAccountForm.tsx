import { useState } from 'preact/hooks';
import { ACCOUNT_KINDS, addOwnAccount, type TypedOwnAccount } from '../../api/bank-statements';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { SelectField } from '../../ui/SelectField';
import { t } from './t';

interface FormProps {
  onAdded: () => void;
  onClose: () => void;
}

const NOTHING: TypedOwnAccount = { name: '', kind: 'funds', iban: '', bic: '' };
const OF_IBAN = ['invalid_iban', 'iban_outside_sepa', 'own_account_twice'];

/** The form of an account of the operator's; the server checks IBAN and BIC. */
export function OwnAccountForm({ onAdded, onClose }: FormProps) {
  const [typed, setTyped] = useState(NOTHING);
  const [missing, setMissing] = useState(false);
  const act = useAct(() => addOwnAccount(typed), onAdded);
  const told = act.failure?.kind === 'refused' ? act.failure.error : null;
  const ofIban = told && OF_IBAN.includes(told.code) ? told.message : null;
  const ofBic = told?.code === 'invalid_bic' ? told.message : null;
  const lacks = (text: string) => (missing && text.trim() === '' ? t('add.missing') : null);

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = typed.name.trim() === '' || typed.iban.trim() === '';
    setMissing(wrong);
    if (!wrong) void act.run();
  }

  return (
    <form class="section" aria-label={t('add.open')} noValidate onSubmit={submit}>
      <Field label={t('add.name')} name="name" value={typed.name} error={lacks(typed.name)} onInput={(name) => setTyped({ ...typed, name })} />
      <SelectField
        label={t('add.kind')}
        name="kind"
        value={typed.kind}
        options={ACCOUNT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={(kind) => setTyped({ ...typed, kind })}
      />
      <Field label="IBAN" name="iban" code value={typed.iban} error={ofIban ?? lacks(typed.iban)} onInput={(iban) => setTyped({ ...typed, iban })} />
      <Field label={t('add.bic')} name="bic" code value={typed.bic} error={ofBic} onInput={(bic) => setTyped({ ...typed, bic })} />
      {act.failure && ofIban === null && ofBic === null && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('add.send')}
        </Button>
      </div>
    </form>
  );
}
