import { useId, useState } from 'preact/hooks';
import { importAnswer, type Imported, LARGEST_ANSWER } from '../../api/bank-answers';
import { failureText } from '../../i18n/failures';
import { Notice } from '../../ui/Notice';
import { t } from '../t';

/** Uploads a file of the bank. Only its size is checked here; the server imports all of it or nothing. */
export function ChooseFile({ onImported }: { onImported: (imported: Imported) => void }) {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (file === undefined) return;
    if (file.size > LARGEST_ANSWER) {
      setProblem(t('choose.too_large'));
    } else {
      setBusy(true);
      const answer = await importAnswer(file);
      setBusy(false);
      setProblem(answer.ok ? null : failureText(answer.failure));
      if (answer.ok) onImported(answer.value);
    }
    input.value = '';
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
        onChange={(event) => void choose(event.currentTarget)}
      />
      {busy && <p role="status">{t('choose.busy')}</p>}
      {problem !== null && <Notice kind="error">{problem}</Notice>}
    </div>
  );
}
