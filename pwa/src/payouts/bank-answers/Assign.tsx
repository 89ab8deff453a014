import { useState } from 'preact/hooks';
import { assign, type Candidate, type Entry, listCandidates } from '../../api/bank-answers';
import { Loaded } from '../../desk/Loaded';
import { useAct } from '../../desk/useAct';
import { useAnswer } from '../../desk/useAnswer';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Choices } from '../../ui/Choices';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import { candidateOf } from '../words';

interface AssignProps {
  entry: Entry;
  onClose: () => void;
  onDone: () => void;
}

/** Assigns a bank entry to one of the payments that fit it exactly. */
export function Assign({ entry, onClose, onDone }: AssignProps) {
  const asked = useAnswer(() => listCandidates(entry.id), `candidates-${entry.id}`);
  return (
    <Loaded asked={asked} label={t('loading')}>
      {({ payments }) =>
        payments.length === 0 ? (
          <>
            <p>{t('assign.none')}</p>
            <Button onPress={onClose}>{t('not_now')}</Button>
          </>
        ) : (
          <Choose entry={entry} payments={payments} onClose={onClose} onDone={onDone} />
        )
      }
    </Loaded>
  );
}

function Choose({ entry, payments, onClose, onDone }: AssignProps & { payments: readonly Candidate[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const act = useAct(() => assign(entry.id, Number(chosen)), onDone);

  function submit(event: Event): void {
    event.preventDefault();
    setMissing(chosen === null);
    if (chosen !== null) void act.run();
  }

  return (
    <form class="section" noValidate onSubmit={submit}>
      <Choices
        legend={t('assign.which')}
        choices={payments.map((one) => ({ value: String(one.id), label: one.organisation, detail: candidateOf(one) }))}
        value={chosen}
        onChoose={setChosen}
      />
      {entry.result !== 'unclear' && <p>{t(`assign.then_${entry.result}`)}</p>}
      {missing && <Notice kind="error">{t('assign.missing')}</Notice>}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('assign.yes')}
        </Button>
      </div>
    </form>
  );
}
