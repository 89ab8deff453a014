import './page.css';
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Button } from './Button';

interface PageProps {
  title: string;
  brand?: ComponentChildren;
  back?: { label: string; onPress: () => void };
  actions?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
}

/** A screen with its title, the way back, and its one main action held at the bottom. */
export function Page({ title, brand, back, actions, wide = false, children }: PageProps) {
  return (
    <div class={wide ? 'page page--wide' : 'page'}>
      <header class="page__header">
        {brand}
        {back && (
          <Button kind="quiet" class="page__back" icon={ArrowLeft} onPress={back.onPress}>
            {back.label}
          </Button>
        )}
        <h1>{title}</h1>
      </header>
      <main class="page__main">{children}</main>
      {actions && <footer class="page__actions">{actions}</footer>}
    </div>
  );
}
