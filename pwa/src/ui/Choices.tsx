import './choices.css';
import { useId } from 'preact/hooks';

export interface Choice<V extends string> {
  value: V;
  label: string;
  detail?: string;
  disabled?: boolean;
}

interface ChoicesProps<V extends string> {
  legend: string;
  choices: readonly Choice<V>[];
  value: V | null;
  onChoose: (value: V) => void;
}

/** A radio group with large rows. */
export function Choices<V extends string>({ legend, choices, value, onChoose }: ChoicesProps<V>) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend class="choices__legend">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="choices__row">
          <input
            type="radio"
            class="choices__radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => {
              onChoose(choice.value);
            }}
          />
          <span>
            <span class="choices__label">{choice.label}</span>
            {choice.detail && <span class="choices__detail">{choice.detail}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
