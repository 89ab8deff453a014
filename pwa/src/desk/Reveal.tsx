import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../ui/Button';
import { useFocusOnChange } from './useFocus';

interface RevealProps {
  label: string;
  kind: 'danger' | 'quiet';
  icon?: IconNode;
  children: (close: () => void) => ComponentChildren;
}

/** A button that is replaced by a form when pressed; the focus moves to this place when the form opens or closes. */
export function Reveal({ label, kind, icon, children }: RevealProps) {
  const [open, setOpen] = useState(false);
  const place = useFocusOnChange<HTMLDivElement>(open);
  return (
    <div ref={place} tabIndex={-1} class="section reveal">
      {open ? (
        children(() => setOpen(false))
      ) : (
        <Button kind={kind} {...(icon ? { icon } : {})} onPress={() => setOpen(true)}>
          {label}
        </Button>
      )}
    </div>
  );
}
