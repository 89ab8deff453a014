import { useState } from 'preact/hooks';
import { VOID_REASONS, voidBooklet, type VoidReason } from '../api/booklets';
import { failureText } from '../i18n';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface VoidFormProps {
  number: string;
  onDone: () => void;
  onKept: () => void;
}

/** Makes a lost, stolen or damaged booklet worthless, once it was asked why. */
export function VoidForm({ number, onDone, onKept }: VoidFormProps) {
  const [reason, setReason] = useState<VoidReason>('lost');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function makeVoid(): Promise<void> {
    setBusy(true);
    const answer = await voidBooklet(number, reason);
    setBusy(false);
    if (answer.ok) onDone();
    else setProblem(failureText(answer.failure));
  }

  return (
    <>
      <h3>{t('void.title')}</h3>
      <p>{t('void.intro')}</p>
      <Choices
        legend={t('void.reason')}
        value={reason}
        onChoose={setReason}
        choices={VOID_REASONS.map((value) => ({ value, label: t(`void.${value}`) }))}
      />
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <div class="button-row">
        <Button onPress={onKept}>{t('void.keep')}</Button>
        <Button kind="danger" busy={busy} onPress={() => void makeVoid()}>
          {busy ? t('void.busy') : t('void.action')}
        </Button>
      </div>
    </>
  );
}
