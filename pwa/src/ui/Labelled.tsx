import './field.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface LabelProps {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
}

/** The attributes that tie a control to its label, hint and error. */
export interface Described {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** A label, hint, control and error; screen readers read hint and error with the control. */
export function Labelled({ label, hint, error, children }: LabelProps & { children: (described: Described) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined })}
      {error && (
        <p class="field__error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
