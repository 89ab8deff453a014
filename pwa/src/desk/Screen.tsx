import './desk.css';
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { t as common } from '../i18n';
import { closeScreen, route } from '../nav/route';
import { Button } from '../ui/Button';
import { isSection, screenTitle } from './sections';
import { useFocusWhen } from './useFocus';
import { whole } from '../ui/whole';

/** A screen over the desk: a back button unless it is a section itself, a title that takes the focus, and the content. */
export function Screen({ title, children }: { title: string; children: ComponentChildren }) {
  const alone = isSection(route.value.screen);
  const heading = useFocusWhen<HTMLHeadingElement>(true);
  useLayoutEffect(() => {
    screenTitle.value = alone ? '' : title;
    return () => {
      screenTitle.value = '';
    };
  }, [alone, title]);
  return (
    <section class="section screen">
      {!alone && (
        <Button kind="quiet" class="screen__back" icon={ArrowLeft} onPress={closeScreen}>
          {common('action.back')}
        </Button>
      )}
      <h2 ref={heading} tabIndex={-1} class="screen__title">
        {whole(title)}
      </h2>
      {children}
    </section>
  );
}
