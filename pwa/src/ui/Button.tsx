import './button.css';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

interface ButtonProps {
  /** The visible text; a button with only an icon needs `label`. */
  children?: ComponentChildren;
  onPress?: () => void;
  kind?: 'main' | 'plain' | 'quiet' | 'danger';
  icon?: IconNode | undefined;
  busy?: boolean;
  disabled?: boolean;
  submit?: boolean;
  pressed?: boolean;
  label?: string;
  class?: string;
}

/** A button. While `busy` it keeps the focus and ignores presses, so that a double click acts once. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', busy = false, onPress } = props;
  return (
    <button
      type={props.submit === true ? 'submit' : 'button'}
      class={`button button--${kind} ${props.class ?? ''}`}
      disabled={props.disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-pressed={props.pressed}
      aria-label={props.label}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {props.icon && <Icon icon={props.icon} />}
      {props.children !== undefined && <span class="button__text">{props.children}</span>}
    </button>
  );
}
