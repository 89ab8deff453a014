import { useState } from 'preact/hooks';
import { applyRule, type DecidedByRule } from '../api/conflicts';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** Applies the guarantee's rule to waiting conflicts now, instead of at its next daily run. */
export function ApplyRule({ onApplied }: { onApplied: () => void }) {
  const [decided, setDecided] = useState<DecidedByRule | null>(null);
  const act = useAct(applyRule, (value) => {
    setDecided(value);
    onApplied();
  });

  return (
    <>
      {act.failure && (
        <Notice kind="error" alert>
          {failureText(act.failure)}
        </Notice>
      )}
      {!act.failure && decided && (
        <Notice kind="good" alert>
          {t('desk.rule_done', { honoured: decided.honoured, refused: decided.refused, waiting: decided.waiting })}
        </Notice>
      )}
      <Button busy={act.busy} onPress={() => void act.run()}>
        {act.busy ? t('desk.rule_busy') : t('desk.rule')}
      </Button>
    </>
  );
}
