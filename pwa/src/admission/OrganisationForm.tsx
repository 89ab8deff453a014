import { useState } from 'preact/hooks';
import { CAPACITIES, type Capacity, LEGAL_FORMS, type OrganisationFacts } from '../api/admission/organisations';
import type { Answer, Failure } from '../api/wire/http';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { structureText } from '../i18n/structures';
import { DEPARTMENTS } from '../lib/departments';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { SelectField } from '../ui/SelectField';
import { Ticks } from '../ui/Ticks';
import { t } from './t';

interface OrganisationFormProps<T> {
  first: OrganisationFacts;
  /** A new organisation may be qualified at once. */
  fresh?: boolean;
  onSave: (facts: OrganisationFacts, qualified: boolean) => Promise<Answer<T>>;
  onSaved: (saved: T) => void;
  onLeave: () => void;
}

const ABOUT_SIRET = ['wrong_siret', 'siren_given', 'siret_taken'];

/** The form of an organisation. */
export function OrganisationForm<T>({ first, fresh = false, onSave, onSaved, onLeave }: OrganisationFormProps<T>) {
  const [facts, setFacts] = useState(first);
  const [departments, setDepartments] = useState((first.territory ?? []).join(', '));
  const [qualified, setQualified] = useState(fresh);
  const [tried, setTried] = useState(false);
  const territory = departments.toUpperCase().split(/[\s,;]+/).filter(Boolean);
  const unknown = territory.some((code) => !DEPARTMENTS.includes(code));
  const save = useAct(() => onSave({ ...facts, territory: territory.length > 0 ? territory : null }, qualified), onSaved);
  const write = (changed: Partial<OrganisationFacts>): void => setFacts({ ...facts, ...changed });
  const siretWrong = aboutSiret(save.failure);

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (facts.name.trim() !== '' && !unknown) void save.run();
  }

  return (
    <form class="admission-form" noValidate aria-label={t(fresh ? 'form.new' : 'form.edit')} onSubmit={submit}>
      <Field label={t('form.name')} name="name" value={facts.name} onInput={(name) => write({ name })} error={tried && facts.name.trim() === '' ? t('form.name_missing') : null} input={{ maxLength: 200 }} />
      <Field label={t('form.siret')} hint={t('form.siret_hint')} name="siret" value={facts.siret} onInput={(siret) => write({ siret })} error={siretWrong} input={{ inputMode: 'numeric', maxLength: 40 }} />
      <Ticks
        legend={t('form.capacities')}
        choices={CAPACITIES.map((value) => ({ value, label: structureText(`capacity.${value}`) }))}
        values={CAPACITIES.filter((name) => facts[name])}
        onChange={(values: Capacity[]) =>
          write({ runs_venues: values.includes('runs_venues'), prescribes: values.includes('prescribes'), sponsors: values.includes('sponsors') })
        }
      />
      <SelectField
        label={t('form.legal_form')}
        name="legal_form"
        value={facts.legal_form}
        options={[
          { value: '', label: t('form.unknown') },
          ...LEGAL_FORMS.map((value) => ({ value, label: structureText(`form.${value}`) })),
        ]}
        onChange={(legal_form) => write({ legal_form })}
      />
      <Field label={t('form.address')} name="address" value={facts.address} onInput={(address) => write({ address })} input={{ maxLength: 200 }} />
      <Field label={t('form.postcode')} name="postcode" value={facts.postcode} onInput={(postcode) => write({ postcode: postcode.replace(/\D/g, '') })} input={{ inputMode: 'numeric', maxLength: 5 }} />
      <Field label={t('form.commune')} name="commune" value={facts.commune} onInput={(commune) => write({ commune })} input={{ maxLength: 200 }} />
      <Field label={t('form.email')} name="email" type="email" value={facts.email} onInput={(email) => write({ email: email.trim() })} />
      <Field label={t('form.phone')} name="phone" value={facts.phone} onInput={(phone) => write({ phone })} input={{ inputMode: 'tel', maxLength: 80 }} />
      <Field label={t('form.territory')} hint={t('form.territory_hint')} name="territory" value={departments} onInput={setDepartments} error={tried && unknown ? t('form.territory_wrong') : null} />
      {fresh && (
        <Ticks
          legend={t('form.qualification')}
          choices={[{ value: 'qualified', label: t('form.qualified') }]}
          values={qualified ? ['qualified'] : []}
          onChange={(values) => setQualified(values.length > 0)}
        />
      )}
      {save.failure && siretWrong === null && <Notice kind="error">{failureText(save.failure)}</Notice>}
      <div class="stack">
        <Button kind="main" submit busy={save.busy}>
          {t(save.busy ? 'form.busy' : fresh ? 'form.create' : 'form.save')}
        </Button>
        <Button onPress={onLeave}>{t('form.leave')}</Button>
      </div>
    </form>
  );
}

/** The refusal's own sentence, when it is about the SIRET. */
function aboutSiret(failure: Failure | null): string | null {
  return failure?.kind === 'refused' && ABOUT_SIRET.includes(failure.error.code) ? failure.error.message : null;
}
