import './dialog.css';
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './Button';

interface DialogProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A native modal dialog: the browser keeps the focus inside, and closes it on Escape or Android's back. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  // In the layout phase, before the next key: a hand scanner may type right after the tap.
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog !== null) open(dialog);
    return () => {
      gone.current = true;
      if (dialog !== null) close(dialog);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={id}
      // `close` fires late: a dialog that was replaced meanwhile must not close its successor.
      onClose={() => {
        if (!gone.current) onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div class="dialog__body">
        <div class="dialog__header">
          <h2 id={id}>{title}</h2>
          <Button kind="quiet" icon={X} label={closeLabel} onPress={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}

// Safari before 15.4 has neither method: the dialog is shown over the page, without keeping the focus.
function open(dialog: HTMLDialogElement): void {
  if ('showModal' in dialog) dialog.showModal();
  else (dialog as Element).setAttribute('open', '');
}

function close(dialog: HTMLDialogElement): void {
  if ('close' in dialog) dialog.close();
  else (dialog as Element).removeAttribute('open');
}
