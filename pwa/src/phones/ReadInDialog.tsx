import { useId, useState } from 'preact/hooks';
import { LARGEST_FILE, type ReadFile, type ReadLine, readPhoneFile } from '../api/phones/calls';
import { t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { Dialog } from '../ui/Dialog';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { useBusy } from '../ui/useBusy';
import { t } from './t';

/** Reads in the file of a phone in trouble, and shows what became of each line. */
export function ReadInDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const { busy, during } = useBusy();
  const [problem, setProblem] = useState<string | null>(null);
  const [read, setRead] = useState<ReadFile | null>(null);

  function choose(input: HTMLInputElement): void {
    const file = input.files?.[0];
    input.value = '';
    if (file === undefined) return;
    setRead(null);
    if (file.size > LARGEST_FILE) setProblem(t('file_too_large'));
    else void during(() => send(file));
  }

  async function send(file: File): Promise<void> {
    const answer = await readPhoneFile(file);
    setProblem(answer.ok ? null : failureText(answer.failure));
    if (answer.ok) setRead(answer.value);
  }

  return (
    <Dialog title={t('file_title')} closeLabel={common('action.close')} onClose={onClose}>
      <p>{t('file_intro')}</p>
      <div class="field">
        <label class="field__label" for={id}>
          {t('file_label')}
        </label>
        <p class="field__hint" id={`${id}-hint`}>
          {t('file_hint')}
        </p>
        <input
          class="field__input"
          id={id}
          type="file"
          accept=".json,application/json"
          disabled={busy}
          aria-describedby={`${id}-hint`}
          onChange={(event) => choose(event.currentTarget)}
        />
      </div>
      <div role="status">
        {busy && <p>{t('file_busy')}</p>}
        {read !== null && <Told read={read} />}
      </div>
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      {read !== null && read.lines.length > 0 && (
        <List label={t('file_lines')} items={read.lines} itemKey={(line) => String(line.seq)}>
          {(line) => <Line line={line} />}
        </List>
      )}
    </Dialog>
  );
}

function Told({ read: { device, lines } }: { read: ReadFile }) {
  if (lines.length === 0) return <Notice>{t('file_empty')}</Notice>;
  const taken = lines.every(({ status }) => ['accepted', 'duplicate', 'reversed'].includes(status));
  return <Notice kind={taken ? 'good' : 'warning'}>{t('file_read', { label: device.label, n: lines.length })}</Notice>;
}

function Line({ line }: { line: ReadLine }) {
  const what = t(line.kind === 'reversal' ? 'line_undo' : 'line_scan', { number: line.seq });
  return (
    <div>
      <p>
        {what} · <strong>{t(`line.${line.status}`)}</strong>
      </p>
      <p class="quiet small">{[line.voucher, line.message].filter((part) => part !== null).join(' · ')}</p>
    </div>
  );
}
