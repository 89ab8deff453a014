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

/** The code under the QR, for a damaged QR or no camera. A hand scanner may write the whole QR text here. */
export function TypeDialog({ checking, onInput, onClose }: TypeDialogProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  // A scanner's Enter may come before the last letter is drawn.
  const latest = useRef('');
  const typedAt = useRef(-Infinity);

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = typedProblem(latest.current);
    if (wrong === null) onInput(inputOf(latest.current));
    else setProblem(dialogText(`type.${wrong}`));
  }

  /** Some hand scanners end with Tab, at once; a hand that goes to the button takes longer. */
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
