import type { ComponentChildren } from 'preact';
import { useFocusWhen } from '../desk/useFocus';
import { Notice } from '../ui/Notice';

interface DoneProps {
  children: ComponentChildren;
  actions?: ComponentChildren;
}

/** Confirms an act. Takes the focus, since the button that had it is gone. */
export function Done({ children, actions }: DoneProps) {
  const place = useFocusWhen<HTMLDivElement>(true);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice kind="good" alert actions={actions}>
        {children}
      </Notice>
    </div>
  );
}
