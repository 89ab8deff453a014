import './field.css';
import { h, type LooseInputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  name: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'number';
  hint?: string | undefined;
  error?: string | null;
  required?: boolean;
  /** Capitals in a fixed-width font, and no keyboard that corrects. */
  code?: boolean;
  input?: Pick<LooseInputHTMLAttributes, 'autoCapitalize' | 'inputMode' | 'maxLength' | 'min' | 'max' | 'autofocus'>;
  autocomplete?: string;
}

/** A labelled input: hint above, error below, both read with the field. */
export function Field(props: FieldProps) {
  const id = useId();
  const { error, hint } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const attributes: LooseInputHTMLAttributes = {
    ...props.input,
    class: props.code === true ? 'field__input field__input--code' : 'field__input',
    id,
    name: props.name,
    type: props.type ?? 'text',
    value: props.value,
    required: props.required,
    autocomplete: props.autocomplete ?? 'off',
    ...(props.code === true && { autoCapitalize: 'characters', autocorrect: 'off', spellcheck: false }),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
    onInput: (event) => props.onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {props.label}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {h('input', attributes)}
      {error && (
        <p class="field__error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
