import { useState } from 'preact/hooks';
import type { Line, Standing } from '../api/activity';
import { type Case, decideConflict, type Outcome } from '../api/conflicts';
import { failureText } from '../i18n/failures';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Notice } from '../ui/Notice';
import { useBusy } from '../ui/useBusy';
import { t } from './t';
import { barred, HONOUR_REASONS, reasonText, REFUSAL_REASONS } from './words';

interface DecideProps {
  line: Line;
  guarantee: Standing;
  onDecided: (decided: Case) => void;
}

/** The form that pays a conflict out of the guarantee or refuses to, with a reason for the venue. */
export function Decide({ line, guarantee, onDecided }: DecideProps) {
  const cannot = barred(guarantee);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { busy, during } = useBusy();
  const [problem, setProblem] = useState<string | null>(null);

  function decide(chosen: Outcome, why: string): void {
    if (why === 'other' && note.trim() === '') setProblem(t('decide.note_missing'));
    else void during(() => send(chosen, why));
  }

  async function send(chosen: Outcome, why: string): Promise<void> {
    const answer = await decideConflict(line.id, chosen, why, note.trim());
    if (answer.ok) onDecided(answer.value);
    else setProblem(failureText(answer.failure));
  }

  const choose = (chosen: Outcome): void => {
    setOutcome(chosen);
    setReason(null);
    setProblem(null);
  };
  const write = (text: string): void => {
    setNote(text);
    setProblem(null);
  };
  const reasons = outcome === 'honoured' ? HONOUR_REASONS : REFUSAL_REASONS;
  return (
    <>
      <Choices<Outcome>
        legend={t('decide.title')}
        value={outcome}
        onChoose={choose}
        choices={[
          {
            value: 'honoured',
            label: t('decide.honoured'),
            disabled: cannot !== null,
            ...(cannot === null ? {} : { detail: t('decide.cannot', { why: cannot }) }),
          },
          { value: 'refused', label: t('decide.refused') },
        ]}
      />
      {outcome !== null && (
        <Choices<string>
          legend={t('decide.reason')}
          value={reason}
          onChoose={setReason}
          choices={reasons.map((value) => ({ value, label: reasonText(value) }))}
        />
      )}
      {outcome !== null && reason !== null && (
        <>
          <AreaField label={t('decide.note')} hint={t('decide.note_hint')} name="note" value={note} onInput={write} />
          {problem !== null && <Notice kind="error">{problem}</Notice>}
          <p class="quiet">{t('decide.final')}</p>
          <Button kind={outcome === 'honoured' ? 'main' : 'danger'} busy={busy} onPress={() => decide(outcome, reason)}>
            {busy ? t('decide.busy') : t(outcome === 'honoured' ? 'decide.pay' : 'decide.refuse')}
          </Button>
        </>
      )}
    </>
  );
}
