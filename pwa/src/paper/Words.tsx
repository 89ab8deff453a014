import { useState } from 'preact/hooks';
import { LONGEST_TEXT, writeText } from '../api/printing';
import { failureText } from '../i18n';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { t } from './t';

interface WordsProps {
  sponsorId: number;
  text: string | null;
  onChanged: () => void;
}

/** The sponsor's own sentence on covers and tickets; empty prints none. */
export function Words({ sponsorId, text, onChanged }: WordsProps) {
  const [typed, setTyped] = useState(text ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await writeText(sponsorId, typed.trim() === '' ? null : typed);
    setBusy(false);
    setProblem(answer.ok ? null : failureText(answer.failure));
    if (answer.ok) onChanged();
  }

  return (
    <form class="section" noValidate onSubmit={(event) => void submit(event)}>
      <AreaField
        label={t('words.label')}
        hint={t('words.hint', { n: LONGEST_TEXT - typed.length })}
        name="paper-words"
        value={typed}
        error={problem}
        onInput={(text) => setTyped(text.slice(0, LONGEST_TEXT))}
      />
      <Button submit busy={busy}>
        {busy ? t('words.busy') : t('words.save')}
      </Button>
    </form>
  );
}
