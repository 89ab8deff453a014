import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { openScreen } from '../../nav/route';
import type { Colleague } from '../../redeem/shared/roster';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { t } from './t';
import { PinPad } from './PinPad';
import { usePhone } from '../phone';

/** Over the whole scanner until somebody gave their PIN: the names, then the keys. While it is open, nothing is scanned. */
export function WhoDialog({ people }: { people: readonly Colleague[] }) {
  const { person } = usePhone();
  const [chosenId, setChosenId] = useState<number | null>(null);
  const chosen = people.find(({ id }) => id === chosenId);
  return (
    <Cover title={chosen === undefined ? t('title') : t('pin_of', { name: chosen.name })}>
      {chosen === undefined ? (
        <Names people={people} onChoose={setChosenId} />
      ) : (
        <PinPad key={chosen.id} colleague={chosen} onRight={() => (person.value = chosen.id)} onBack={() => setChosenId(null)} />
      )}
    </Cover>
  );
}

function Names({ people, onChoose }: { people: readonly Colleague[]; onChoose: (id: number) => void }) {
  return (
    <>
      {people.length === 0 ? <Notice>{t('nobody')}</Notice> : <p>{t('intro')}</p>}
      <ul class="who-names">
        {people.map(({ id, name, pin }) => (
          <li key={id}>
            <button type="button" class="who-name" onClick={() => onChoose(id)}>
              {name}
              {pin === null && <span class="quiet small">{t('no_pin')}</span>}
            </button>
          </li>
        ))}
      </ul>
      <Button kind="quiet" onPress={() => openScreen('reglages')}>
        {t('settings')}
      </Button>
    </>
  );
}

/** A modal dialog that Escape and Android's back do not close: Chrome closes it all the same the second time, so it opens again. */
function Cover({ title, children }: { title: string; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null);
  const open = () => {
    const dialog = element.current;
    // Safari before 15.4 has no `showModal`: the dialog is shown over the page, without keeping the focus.
    if (dialog !== null && 'showModal' in dialog) dialog.showModal();
    else (dialog as Element | null)?.setAttribute('open', '');
  };
  useLayoutEffect(open, []);
  return (
    <dialog
      ref={element}
      class="who-cover"
      aria-labelledby="who-title"
      onCancel={(event) => event.preventDefault()}
      onClose={() => {
        if (element.current?.isConnected === true) open();
      }}
    >
      <div class="who-cover__page">
        <h2 id="who-title" class="who-cover__title">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
