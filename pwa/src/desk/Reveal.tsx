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

/** A verb that first opens its form in place; the focus goes there, and comes back when it is given up. */
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
