import { useId, useState } from 'preact/hooks';
import { importStatements, LARGEST_STATEMENT, type ReadFile } from '../../api/bank-statements';
import { failureText } from '../../i18n/failures';
import { Notice } from '../../ui/Notice';
import { useBusy } from '../../ui/useBusy';
import { t } from './t';

/** Uploads files of the bank one after the other; one that cannot be read stops no other. */
export function ChooseFiles({ onImported }: { onImported: (files: readonly ReadFile[]) => void }) {
  const id = useId();
  const { busy, during } = useBusy();
  const [at, setAt] = useState({ n: 0, total: 0 });
  const [troubles, setTroubles] = useState<readonly string[]>([]);

  function choose(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) void during(() => sendAll(files));
  }

  async function sendAll(files: readonly File[]): Promise<void> {
    const read: ReadFile[] = [];
    const failed: string[] = [];
    for (const [index, file] of files.entries()) {
      setAt({ n: index + 1, total: files.length });
      const trouble = await send(file, read);
      if (trouble !== null) failed.push(trouble);
    }
    setTroubles(failed);
    onImported(read);
  }

  return (
    <div class="field">
      <label class="field__label" for={id}>
        {t('import.label')}
      </label>
      <p class="field__hint" id={`${id}-hint`}>
        {t('import.hint')}
      </p>
      <input
        class="field__input bank-file"
        id={id}
        type="file"
        multiple
        disabled={busy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => choose(event.currentTarget)}
      />
      {busy && <p role="status">{t('import.busy', at)}</p>}
      {troubles.map((trouble) => (
        <Notice key={trouble} kind="error">
          {trouble}
        </Notice>
      ))}
    </div>
  );
}

/** Sends one file, and adds what was read; returns what went wrong, if anything. */
async function send(file: File, read: ReadFile[]): Promise<string | null> {
  if (file.size > LARGEST_STATEMENT) return t('import.too_large', { name: file.name });
  const answer = await importStatements(file);
  if (!answer.ok) return t('import.failed', { name: file.name, why: failureText(answer.failure) });
  read.push(...answer.value.files);
  return null;
}
