import './button.css';
import type { ComponentChildren } from 'preact';

interface LinkProps {
  href: string;
  onOpen: (href: string) => void;
  children: ComponentChildren;
}

/** A link inside the application: opens without a reload, or in a new tab with a modifier key. */
export function Link({ href, onOpen, children }: LinkProps) {
  return (
    <a
      class="button"
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(href);
      }}
    >
      {children}
    </a>
  );
}
