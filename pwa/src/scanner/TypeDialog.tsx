import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Input } from '../redeem/types';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { inputOf, typedProblem } from './typed';

interface TypeDialogProps {
  checking: boolean;
  onInput: (input: Input) => void;
  onClose: () => void;
}

/** The code under the QR, for a damaged QR or no camera. A hand scanner may write the whole QR text here. */
export function TypeDialog({ checking, onInput, onClose }: TypeDialogProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = typedProblem(text);
    if (wrong === null) onInput(inputOf(text));
    else setProblem(t(`type.${wrong}`));
  }

  return (
    <Dialog title={t('type.title')} closeLabel={t('action.close')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <Field
          label={t('type.label')}
          hint={t('type.hint')}
          name="code"
          value={text}
          error={problem}
          code
          input={{ autofocus: true }}
          onInput={(value) => {
            setText(value);
            setProblem(null);
          }}
        />
        <Button kind="main" submit>
          {checking ? t('type.submit_check') : t('type.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
