import { Undo2 } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { type Line, reverseAsPerson } from '../api/settlements';
import { euros, failureText } from '../i18n';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Notice } from '../ui/Notice';
import { t } from './t';
import { REVERSAL_REASONS, reversalReason } from './words';

interface ReverseProps {
  line: Line;
  byOperator: boolean;
  onReversed: () => void;
}

/** Undoing a scan, always with a reason: until its month is closed, by the operator after that too. */
export function Reverse({ line, byOperator, onReversed }: ReverseProps) {
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState<string>('mistake');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useRef(crypto.randomUUID()); // the same when sent again, so that it undoes once

  async function reverse(): Promise<void> {
    setBusy(true);
    const answer = await reverseAsPerson(line.id, id.current, reason);
    setBusy(false);
    if (answer.ok) onReversed();
    else setProblem(failureText(answer.failure));
  }

  if (line.settled && !byOperator) return <p class="quiet">{t('reverse.too_late')}</p>;
  if (!asked) {
    return (
      <Button kind="danger" icon={Undo2} onPress={() => setAsked(true)}>
        {t('reverse.open')}
      </Button>
    );
  }
  return (
    <section class="section">
      <p>{t(line.settled ? 'reverse.intro_settled' : 'reverse.intro', { amount: euros(line.net_cents ?? 0) })}</p>
      <Choices
        legend={t('reverse.title')}
        value={reason}
        onChoose={setReason}
        choices={REVERSAL_REASONS.map((value) => ({ value, label: capital(reversalReason(value)) }))}
      />
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <div class="button-row">
        <Button onPress={() => setAsked(false)}>{t('reverse.keep')}</Button>
        <Button kind="danger" busy={busy} onPress={() => void reverse()}>
          {busy ? t('reverse.busy') : t('reverse.confirm')}
        </Button>
      </div>
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
