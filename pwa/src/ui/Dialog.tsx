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

/** A native modal: the browser keeps the focus inside, Escape and Android's back close it. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  // Before any key that follows the tap: a hand scanner may be fast.
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
      // The browser says later that it was closed: what took its place must not be closed for that.
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

// Safari before 15.4 knows neither: the dialog shows over the page, without keeping the focus.
function open(dialog: HTMLDialogElement): void {
  if ('showModal' in dialog) dialog.showModal();
  else (dialog as Element).setAttribute('open', '');
}

function close(dialog: HTMLDialogElement): void {
  if ('close' in dialog) dialog.close();
  else (dialog as Element).removeAttribute('open');
}
