import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useFocusWhen } from '../desk/useFocus';
import { t as common } from '../i18n';
import { Button } from '../ui/Button';

interface ScreenProps {
  title: string;
  onBack: () => void;
  children: ComponentChildren;
}

/** A screen that replaces the desk: a back button, and a title that takes the focus. */
export function Screen({ title, onBack, children }: ScreenProps) {
  const heading = useFocusWhen<HTMLHeadingElement>(true);
  return (
    <section class="section screen">
      <Button kind="quiet" class="screen__back" icon={ArrowLeft} onPress={onBack}>
        {common('action.back')}
      </Button>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
