import './page.css';
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './Button';

interface PageProps {
  title: string;
  brand?: ComponentChildren;
  back?: { label: string; onPress: () => void } | undefined;
  actions?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
}

/** Whether the person has interacted with the page. Firefox before 120 cannot tell: then the title does not take the focus. */
function hasActed(): boolean {
  return 'userActivation' in navigator && navigator.userActivation.hasBeenActive;
}

/** A screen with title, back button, and main actions at the bottom. When a person opened it, its title takes the focus. */
export function Page({ title, brand, back, actions, wide = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasActed() && document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div class={wide ? 'page page--wide' : 'page'}>
      <header class="page__header">
        {brand}
        {back && (
          <Button kind="quiet" class="page__back" icon={ArrowLeft} onPress={back.onPress}>
            {back.label}
          </Button>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <main class="page__main">{children}</main>
      {actions && <footer class="page__actions">{actions}</footer>}
    </div>
  );
}
