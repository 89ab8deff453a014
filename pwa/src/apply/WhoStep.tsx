import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { lookUpSiret, type RegisterAnswer, saveApplication } from '../api/admission/applications';
import { CAPACITIES, type Capacity, LEGAL_FORMS } from '../api/admission/organisations';
import type { Failure } from '../api/wire/http';
import { useAct } from '../desk/useAct';
import { structureText } from '../i18n/structures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { SelectField } from '../ui/SelectField';
import { Ticks } from '../ui/Ticks';
import type { StepProps } from './Form';
import { StepPage } from './StepPage';
import { t } from './t';

const OF_SIRET = ['wrong_siret', 'siren_given'];

/** Who the organisation is, and what it wants to do. */
export function WhoStep({ token, application, onChanged, onNext, note, ...page }: StepProps & { note: ComponentChildren }) {
  const [facts, setFacts] = useState(() => factsOf(application));
  const [capacities, setCapacities] = useState<Capacity[]>(() => CAPACITIES.filter((name) => application[name]));
  const [register, setRegister] = useState<RegisterAnswer['state'] | null>(null);
  const write = (changed: Partial<typeof facts>): void => setFacts({ ...facts, ...changed });
  const save = useAct(
    () =>
      saveApplication(token, {
        ...facts,
        runs_venues: capacities.includes('runs_venues'),
        prescribes: capacities.includes('prescribes'),
        sponsors: capacities.includes('sponsors'),
      }),
    (saved) => {
      onChanged(saved);
      onNext();
    },
  );
  const lookUp = useAct(
    () => lookUpSiret(token, facts.siret),
    (found) => {
      setRegister(found.state);
      if (found.state === 'found' || found.state === 'closed') write(filledBy(found, facts));
    },
  );
  const siretWrong = messageOf(save.failure) ?? messageOf(lookUp.failure);
  return (
    <StepPage
      {...page}
      title={t('step.who')}
      note={note}
      onSave={() => void save.run()}
      busy={save.busy}
      failure={messageOf(save.failure) === null ? save.failure : null}
    >
      <Ticks
        legend={t('who.capacities')}
        hint={t('who.capacities_hint')}
        choices={CAPACITIES.map((value) => ({ value, label: t(`who.${value}`) }))}
        values={capacities}
        onChange={setCapacities}
      />
      <div class="section">
        <Field
          label={t('who.siret')}
          hint={t('who.siret_hint')}
          name="siret"
          value={facts.siret}
          onInput={(siret) => write({ siret })}
          input={{ inputMode: 'numeric', maxLength: 40 }}
          error={siretWrong}
        />
        {facts.siret.trim() !== '' && register !== 'off' && (
          <Button busy={lookUp.busy} onPress={() => void lookUp.run()}>
            {t(lookUp.busy ? 'who.looking' : 'who.look_up')}
          </Button>
        )}
        {register !== null && (
          <Notice kind={register === 'found' ? 'good' : register === 'closed' ? 'warning' : 'info'} alert>
            {t(`who.register_${register}`)}
          </Notice>
        )}
      </div>
      <Field label={t('who.name')} name="organization" autocomplete="organization" value={facts.name} onInput={(name) => write({ name })} input={{ maxLength: 200 }} />
      <SelectField
        label={t('who.form')}
        name="legal_form"
        value={facts.legal_form}
        options={[
          { value: '', label: t('who.form_choose') },
          ...LEGAL_FORMS.map((value) => ({ value, label: structureText(`form.${value}`) })),
        ]}
        onChange={(legal_form) => write({ legal_form })}
      />
      <Field
        label={t('who.address')}
        name="address"
        autocomplete="street-address"
        value={facts.address}
        onInput={(address) => write({ address })}
        input={{ maxLength: 200 }}
      />
      <div class="apply__pair">
        <Field
          label={t('who.postcode')}
          name="postcode"
          autocomplete="postal-code"
          value={facts.postcode}
          onInput={(postcode) => write({ postcode: postcode.replace(/\D/g, '') })}
          input={{ inputMode: 'numeric', maxLength: 5 }}
        />
        <Field label={t('who.commune')} name="commune" value={facts.commune} onInput={(commune) => write({ commune })} input={{ maxLength: 200 }} />
      </div>
    </StepPage>
  );
}

type Facts = Pick<StepProps['application'], 'siret' | 'name' | 'legal_form' | 'address' | 'postcode' | 'commune'>;

function factsOf({ siret, name, legal_form, address, postcode, commune }: Facts): Facts {
  return { siret, name, legal_form, address, postcode, commune };
}

/** What the register says, where it says something: a person corrects it afterwards. */
function filledBy(found: RegisterAnswer, { name, legal_form, address, postcode, commune }: Facts): Partial<Facts> {
  return {
    siret: found.siret,
    name: found.name || name,
    legal_form: found.legal_form || legal_form,
    address: found.address || address,
    postcode: found.postcode || postcode,
    commune: found.commune || commune,
  };
}

/** The refusal's own sentence, when it is about the SIRET. */
function messageOf(failure: Failure | null): string | null {
  return failure?.kind === 'refused' && OF_SIRET.includes(failure.error.code) ? failure.error.message : null;
}
