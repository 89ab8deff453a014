import type { Sponsor } from '../../api/campaigns';
import { SERVICES } from '../../api/wire/shapes';
import { KNOWN_PUBLICS, publicText } from '../../desk/publics';
import { euros } from '../../i18n';
import { serviceText } from '../../i18n/services';
import { AreaField } from '../../ui/AreaField';
import { Choices } from '../../ui/Choices';
import { Field } from '../../ui/Field';
import { SelectField } from '../../ui/SelectField';
import { Ticks } from '../../ui/Ticks';
import type { MovableStep } from '../end/days';
import { StepDays } from '../end/StepDays';
import { hundredths } from '../../lib/typed-numbers';
import { t } from '../t';
import { type FieldName, type Fixed, graceOf, MOST, stepsOf, type Typed } from './form';

interface PartProps {
  typed: Typed;
  change: (changed: Partial<Typed>) => void;
  errorOf: (field: FieldName) => string | null;
}

type TextField = { [K in FieldName]: Typed[K] extends string ? K : never }[Exclude<FieldName, 'kind'>];

/** The props that every text field of the form shares. */
const ofField = ({ typed, change, errorOf }: PartProps, name: TextField) => ({
  name,
  value: typed[name],
  error: errorOf(name),
  onInput: (value: string) => change({ [name]: value }),
});

export function FormWho({ sponsors, ...part }: PartProps & { sponsors: readonly Sponsor[] | null }) {
  const { typed, change } = part;
  const known: readonly string[] = KNOWN_PUBLICS;
  const codes = [...known, ...typed.publics.filter((code) => !known.includes(code))];
  return (
    <>
      <h3>{t('form.who')}</h3>
      {sponsors && (
        <SelectField
          label={t('form.sponsor')}
          hint={t('form.sponsor_hint')}
          name="sponsor"
          value={typed.sponsor}
          error={part.errorOf('sponsor')}
          options={[
            { value: '', label: t('form.sponsor_choose') },
            ...sponsors.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(sponsor) => change({ sponsor })}
        />
      )}
      <Field {...ofField(part, 'name')} label={t('form.name')} hint={t('form.name_hint')} input={{ maxLength: MOST.name }} />
      <AreaField {...ofField(part, 'territory')} label={t('form.territory')} hint={t('form.territory_hint')} rows={2} />
      <Ticks
        legend={t('form.publics')}
        hint={t('form.publics_hint')}
        choices={codes.map((value) => ({ value, label: publicText(value) }))}
        values={typed.publics}
        onChange={(publics) => change({ publics })}
        error={part.errorOf('publics')}
      />
      {sponsors && (
        <Choices
          legend={t('form.redeeming')}
          value={typed.needs_approval ? 'chosen' : 'all'}
          onChoose={(who) => change({ needs_approval: who === 'chosen' })}
          choices={[
            { value: 'all', label: t('terms.all_qualified') },
            { value: 'chosen', label: t('form.chosen') },
          ]}
        />
      )}
    </>
  );
}

export function FormWhen({ fixed, open, ...part }: PartProps & { fixed: boolean; open: readonly MovableStep[] }) {
  const { typed, change, errorOf } = part;
  const steps = stepsOf(typed);
  return (
    <>
      <h3>{t('form.when')}</h3>
      {fixed ? <p class="quiet">{t('form.paper_fixed')}</p> : <Days {...part} />}
      {steps && open.length > 0 && (
        <StepDays
          days={steps}
          open={open}
          error={errorOf('steps')}
          onInput={(step, day) => change({ steps: { ...typed.steps, [step]: day } })}
        />
      )}
    </>
  );
}

function Days(part: PartProps) {
  const { typed, change } = part;
  return (
    <>
      <Field {...ofField(part, 'first_day')} label={t('form.first_day')} type="date" />
      <Choices
        legend={t('form.kind')}
        value={typed.kind}
        onChoose={(kind) => change({ kind })}
        choices={[
          { value: 'fixed', label: t('form.kind_fixed') },
          { value: 'days', label: t('form.kind_days') },
        ]}
      />
      {typed.kind === 'fixed' ? (
        <>
          <Field {...ofField(part, 'last_day')} label={t('form.last_day')} type="date" />
          <Field {...ofField(part, 'grace_day')} value={graceOf(typed)} label={t('form.grace_day')} hint={t('form.grace_hint')} type="date" />
        </>
      ) : (
        <Field {...ofField(part, 'valid_days')} label={t('form.valid_days')} input={{ inputMode: 'numeric' }} />
      )}
    </>
  );
}

export function FormMoney({ fixed, ...part }: PartProps & { fixed: Fixed }) {
  const decimal = { inputMode: 'decimal', maxLength: 9 } as const;
  const whole = { inputMode: 'numeric', maxLength: 3 } as const;
  return (
    <>
      <h3>{t('form.money')}</h3>
      {fixed.money ? (
        <p class="quiet">{t('form.money_fixed')}</p>
      ) : (
        <>
          {fixed.paper ? (
            <p class="quiet">{t('form.value_fixed', { value: euros(hundredths(part.typed.voucher) ?? 0) })}</p>
          ) : (
            <Field {...ofField(part, 'voucher')} label={t('form.voucher')} input={decimal} />
          )}
          <Field {...ofField(part, 'fee')} label={t('form.fee')} input={decimal} />
          <Field {...ofField(part, 'sponsor_fee')} label={t('form.sponsor_fee')} input={decimal} />
          <Field {...ofField(part, 'guarantee')} label={t('form.guarantee')} hint={t('form.guarantee_hint')} input={decimal} />
        </>
      )}
      <Choices
        legend={t('form.trusts')}
        value={part.typed.trusts}
        onChoose={(trusts) => part.change({ trusts })}
        choices={[
          { value: 'no', label: t('form.trusts_no') },
          { value: 'yes', label: t('form.trusts_yes') },
        ]}
      />
      {part.typed.trusts === 'yes' && (
        <Field {...ofField(part, 'promise_days')} label={t('form.promise_days')} hint={t('form.promise_days_hint')} input={whole} />
      )}
      <Field {...ofField(part, 'allowance')} label={t('form.allowance')} input={whole} />
      <Field {...ofField(part, 'allowance_alone')} label={t('form.allowance_alone')} hint={t('form.allowance_alone_hint')} input={whole} />
    </>
  );
}

export function FormWhat({ fixed, ...part }: PartProps & { fixed: boolean }) {
  const { typed, change } = part;
  return (
    <>
      <h3>{t('form.what')}</h3>
      {!fixed && (
        <>
          <label class="choices__row">
            <input
              type="checkbox"
              class="choices__radio"
              checked={typed.all_services}
              onChange={(event) => change({ all_services: event.currentTarget.checked })}
            />
            <span class="choices__label">{t('form.all_services')}</span>
          </label>
          {!typed.all_services && (
            <Ticks
              legend={t('form.services')}
              choices={SERVICES.map((value) => ({ value, label: serviceText(`service.${value}`) }))}
              values={typed.services}
              onChange={(services) => change({ services })}
              error={part.errorOf('services')}
            />
          )}
        </>
      )}
      <AreaField {...ofField(part, 'text')} label={t('form.text')} hint={t('form.text_hint')} />
    </>
  );
}
