import { h, type LooseInputHTMLAttributes } from 'preact';
import { type LabelProps, Labelled } from './Labelled';

interface FieldProps extends LabelProps {
  name: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'time' | 'number';
  required?: boolean;
  /** For codes: capitals in a fixed-width font, without autocorrection. */
  code?: boolean;
  input?: Pick<LooseInputHTMLAttributes, 'autoCapitalize' | 'inputMode' | 'maxLength' | 'min' | 'max' | 'autofocus'>;
  autocomplete?: string;
}

/** A labelled input. */
export function Field(props: FieldProps) {
  const attributes: LooseInputHTMLAttributes = {
    ...props.input,
    class: props.code === true ? 'field__input field__input--code' : 'field__input',
    name: props.name,
    type: props.type ?? 'text',
    value: props.value,
    required: props.required,
    autocomplete: props.autocomplete ?? 'off',
    ...(props.code === true && { autoCapitalize: 'characters', autocorrect: 'off', spellcheck: false }),
    onInput: (event) => props.onInput(event.currentTarget.value),
  };
  return (
    <Labelled label={props.label} hint={props.hint} error={props.error}>
      {(described) => h('input', { ...attributes, ...described })}
    </Labelled>
  );
}
