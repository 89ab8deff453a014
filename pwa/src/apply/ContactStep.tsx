import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { saveApplication } from '../api/admission/applications';
import { useAct } from '../desk/useAct';
import { Field } from '../ui/Field';
import type { StepProps } from './Form';
import { StepPage } from './StepPage';
import { t } from './t';

/** Who represents the organisation, and how to reach them. */
export function ContactStep({ token, application, onChanged, onNext, note, ...page }: StepProps & { note: ComponentChildren }) {
  const [representative, setRepresentative] = useState(application.representative);
  const [email, setEmail] = useState(application.email);
  const [phone, setPhone] = useState(application.phone);
  const save = useAct(
    () => saveApplication(token, { representative, email, phone }),
    (saved) => {
      onChanged(saved);
      onNext();
    },
  );
  const wrong = save.failure?.kind === 'refused' && save.failure.error.code === 'email_invalid' ? save.failure.error.message : null;
  return (
    <StepPage
      {...page}
      title={t('step.contact')}
      note={note}
      onSave={() => void save.run()}
      busy={save.busy}
      failure={wrong === null ? save.failure : null}
    >
      <Field
        label={t('contact.representative')}
        hint={t('contact.representative_hint')}
        name="representative"
        autocomplete="name"
        value={representative}
        onInput={setRepresentative}
        input={{ maxLength: 200 }}
      />
      <Field label={t('contact.email')} name="email" type="email" autocomplete="email" value={email} onInput={setEmail} error={wrong} />
      <Field label={t('contact.phone')} name="phone" autocomplete="tel" value={phone} onInput={setPhone} input={{ inputMode: 'tel', maxLength: 80 }} />
    </StepPage>
  );
}
