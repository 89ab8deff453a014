import { type LabelProps, Labelled } from './Labelled';

interface SelectFieldProps extends LabelProps {
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** A labelled native select, which phones open full screen. */
export function SelectField({ name, value, options, onChange, ...labels }: SelectFieldProps) {
  return (
    <Labelled {...labels}>
      {(described) => (
        <select {...described} class="field__input" name={name} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
