import { useState } from 'preact/hooks';
import { applyRule } from '../api/conflicts';
import { failureText } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** Letting the published rule decide now; it does so each day by itself. */
export function ApplyRule({ onApplied }: { onApplied: () => void }) {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ kind: 'good' | 'error'; text: string } | null>(null);

  async function apply(): Promise<void> {
    setBusy(true);
    const answer = await applyRule();
    setBusy(false);
    if (answer.ok) {
      const { honoured, refused, waiting } = answer.value;
      setTold({ kind: 'good', text: t('desk.rule_done', { honoured, refused, waiting }) });
      onApplied();
    } else setTold({ kind: 'error', text: failureText(answer.failure) });
  }

  return (
    <>
      {told && (
        <Notice kind={told.kind} alert>
          {told.text}
        </Notice>
      )}
      <Button busy={busy} onPress={() => void apply()}>
        {busy ? t('desk.rule_busy') : t('desk.rule')}
      </Button>
    </>
  );
}
