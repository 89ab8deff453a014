import { type LabelProps, Labelled } from './Labelled';

interface AreaFieldProps extends LabelProps {
  name: string;
  value: string;
  onInput: (value: string) => void;
  rows?: number;
}

/** A labelled textarea. */
export function AreaField({ name, value, onInput, rows = 3, ...labels }: AreaFieldProps) {
  return (
    <Labelled {...labels}>
      {(described) => (
        <textarea {...described} class="field__input" name={name} rows={rows} value={value} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
    </Labelled>
  );
}
