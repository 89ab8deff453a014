import { useId, useState } from 'preact/hooks';
import { importAnswer, type Imported, LARGEST_ANSWER } from '../../api/bank-answers';
import { failureText } from '../../i18n/failures';
import { Notice } from '../../ui/Notice';
import { useBusy } from '../../ui/useBusy';
import { t } from '../t';

/** Uploads a file of the bank. Only its size is checked here; the server imports all of it or nothing. */
export function ChooseFile({ onImported }: { onImported: (imported: Imported) => void }) {
  const id = useId();
  const { busy, during } = useBusy();
  const [problem, setProblem] = useState<string | null>(null);

  function choose(input: HTMLInputElement): void {
    const file = input.files?.[0];
    input.value = '';
    if (file === undefined) return;
    if (file.size > LARGEST_ANSWER) setProblem(t('choose.too_large'));
    else void during(() => send(file));
  }

  async function send(file: File): Promise<void> {
    const answer = await importAnswer(file);
    setProblem(answer.ok ? null : failureText(answer.failure));
    if (answer.ok) onImported(answer.value);
  }

  return (
    <div class="field">
      <label class="field__label" for={id}>
        {t('choose.label')}
      </label>
      <p class="field__hint" id={`${id}-hint`}>
        {t('choose.hint')}
      </p>
      <input
        class="field__input answer__file"
        id={id}
        type="file"
        accept=".xml,.csv,.txt,application/xml,text/xml,text/csv"
        disabled={busy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => choose(event.currentTarget)}
      />
      {busy && <p role="status">{t('choose.busy')}</p>}
      {problem !== null && <Notice kind="error">{problem}</Notice>}
    </div>
  );
}
