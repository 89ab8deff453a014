import { useRef, useState } from 'preact/hooks';
import { type Line, reverseAsPerson } from '../api/activity';
import { useAct } from '../desk/useAct';
import { euros } from '../i18n';
import { failureText } from '../i18n/failures';
import { uuid } from '../lib/uuid';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Notice } from '../ui/Notice';
import { t } from './t';
import { REVERSAL_REASONS, reversalReason } from './words';

interface ReverseFormProps {
  line: Line;
  onReversed: () => void;
  onKept: () => void;
}

/** The form of an undo: what it changes, the reason, and the two buttons. */
export function ReverseForm({ line, onReversed, onKept }: ReverseFormProps) {
  const [reason, setReason] = useState<string>('mistake');
  const id = useRef(uuid()); // kept over retries: idempotency key
  const act = useAct(() => reverseAsPerson(line.id, id.current, reason), onReversed);

  return (
    <>
      <p>{t(line.settled ? 'reverse.intro_settled' : 'reverse.intro', { amount: euros(line.net_cents ?? 0) })}</p>
      <Choices
        legend={t('reverse.title')}
        value={reason}
        onChoose={setReason}
        choices={REVERSAL_REASONS.map((value) => ({ value, label: capital(reversalReason(value)) }))}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onKept}>{t('reverse.keep')}</Button>
        <Button kind="danger" busy={act.busy} onPress={() => void act.run()}>
          {act.busy ? t('reverse.busy') : t('reverse.confirm')}
        </Button>
      </div>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
