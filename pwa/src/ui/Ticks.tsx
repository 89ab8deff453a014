import './choices.css';

interface TicksProps<V extends string> {
  legend: string;
  hint?: string;
  choices: readonly { value: V; label: string }[];
  values: readonly V[];
  onChange: (values: V[]) => void;
  error?: string | null;
  disabled?: boolean;
}

/** A group of checkboxes with large rows. */
export function Ticks<V extends string>({ legend, hint, choices, values, onChange, error, disabled = false }: TicksProps<V>) {
  return (
    <fieldset class="choices" disabled={disabled}>
      <legend class="choices__legend">{legend}</legend>
      {hint && <p class="choices__detail">{hint}</p>}
      {choices.map(({ value, label }) => (
        <label key={value} class="choices__row">
          <input
            type="checkbox"
            class="choices__radio"
            checked={values.includes(value)}
            onChange={(event) => {
              const others = values.filter((one) => one !== value);
              onChange(event.currentTarget.checked ? [...others, value] : others);
            }}
          />
          <span class="choices__label">{label}</span>
        </label>
      ))}
      {error && (
        <p class="field__error" role="alert" tabIndex={-1} data-problem>
          {error}
        </p>
      )}
    </fieldset>
  );
}
