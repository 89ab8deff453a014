import { Field } from '../../ui/Field';
import { t } from '../t';
import type { MovableStep } from './days';

interface StepDaysProps {
  days: Record<MovableStep, string>;
  /** The steps that can still be moved. */
  open: readonly MovableStep[];
  error: string | null;
  onInput: (step: MovableStep, day: string) => void;
}

/** Date fields for the steps that can still be moved. */
export function StepDays({ days, open, error, onInput }: StepDaysProps) {
  return (
    <fieldset class="group" aria-describedby={error === null ? undefined : 'steps-error'}>
      <legend>{t('form.steps')}</legend>
      <p class="quiet small">{t('form.steps_hint')}</p>
      {open.map((step) => (
        <Field
          key={step}
          label={t(`step.${step}`)}
          hint={t(`step.text_${step}`)}
          name={`step_${step}`}
          type="date"
          value={days[step]}
          onInput={(day) => onInput(step, day)}
        />
      ))}
      {error !== null && (
        <p class="field__error" id="steps-error" role="alert" tabIndex={-1} data-problem>
          {error}
        </p>
      )}
    </fieldset>
  );
}
