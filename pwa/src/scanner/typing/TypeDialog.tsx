import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { dialogText } from '../../i18n/dialogs';
import type { Input } from '../../redeem/types';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { inputOf, isWhole, typedProblem } from './typed';
import { TAIL_MS } from './wedge';

interface TypeDialogProps {
  checking: boolean;
  onInput: (input: Input) => void;
  onClose: () => void;
}

/** Input of the typed code, for a damaged QR or without camera. A hand scanner may also type a QR's whole text here. */
export function TypeDialog({ checking, onInput, onClose }: TypeDialogProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  // The latest text, not yet rendered: a scanner's Enter may come before the render.
  const latest = useRef('');
  const typedAt = useRef(-Infinity);

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = typedProblem(latest.current);
    if (wrong === null) onInput(inputOf(latest.current));
    else setProblem(dialogText(`type.${wrong}`));
  }

  /** Submits on a Tab right after the last key, as some hand scanners send; a person who tabs to the button is slower. */
  function endWithTab(event: KeyboardEvent): void {
    const ofScanner = event.timeStamp - typedAt.current < TAIL_MS && event.target instanceof HTMLInputElement;
    if (event.key === 'Tab' && !event.shiftKey && ofScanner && isWhole(latest.current)) submit(event);
  }

  return (
    <Dialog title={dialogText('type.title')} closeLabel={t('action.close')} onClose={onClose}>
      <form class="stack" onSubmit={submit} onKeyDown={endWithTab} noValidate>
        <Field
          label={dialogText('type.label')}
          hint={dialogText('type.hint')}
          name="code"
          value={text}
          error={problem}
          code
          input={{ autofocus: true }}
          onInput={(value) => {
            latest.current = value;
            typedAt.current = performance.now();
            setText(value);
            setProblem(null);
          }}
        />
        <Button kind="main" submit>
          {checking ? dialogText('type.submit_check') : dialogText('type.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
