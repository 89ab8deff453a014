import './desk.css';
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { t as common } from '../i18n';
import { closeScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { useFocusWhen } from './useFocus';

/** A screen over the desk: a back button, a title that takes the focus, and the content. */
export function Screen({ title, children }: { title: string; children: ComponentChildren }) {
  const heading = useFocusWhen<HTMLHeadingElement>(true);
  return (
    <section class="section screen">
      <Button kind="quiet" class="screen__back" icon={ArrowLeft} onPress={closeScreen}>
        {common('action.back')}
      </Button>
      <h2 ref={heading} tabIndex={-1} class="screen__title">
        {title}
      </h2>
      {children}
    </section>
  );
}
