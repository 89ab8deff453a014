import { useState } from 'preact/hooks';
import { confirmStep, type Procedure, type Step } from '../../api/expiry';
import { Confirm } from '../../desk/Confirm';
import { useAct } from '../../desk/useAct';
import { Button } from '../../ui/Button';
import { Counters } from '../Counters';
import { t } from '../t';

interface ConfirmStepProps {
  procedure: Procedure;
  step: Step;
  onDone: () => void;
}

/** The confirmation of a step, after a dialog that says what it does. */
export function ConfirmStep({ procedure, step, onDone }: ConfirmStepProps) {
  const [asked, setAsked] = useState(false);
  const confirm = useAct(
    () => confirmStep(procedure.campaign_id, step.step),
    () => {
      setAsked(false);
      onDone();
    },
  );
  const { in_stock, issued } = procedure.counters;
  const name = step.step;
  if (name !== 'block' && name !== 'acknowledge' && name !== 'statement') return null;
  return (
    <>
      <Button kind="main" onPress={() => setAsked(true)}>
        {t(`step.confirm_${name}`)}
      </Button>
      {asked && (
        <Confirm
          title={t(`step.confirm_${name}`)}
          act={confirm}
          action={t(`step.yes_${name}`)}
          busy={t('step.confirming')}
          keep={t('step.not_now')}
          onClose={() => setAsked(false)}
        >
          {name === 'statement' && <Counters counters={procedure.counters} />}
          <p>{t(`step.ask_${name}`, { n: name === 'statement' ? issued : in_stock })}</p>
        </Confirm>
      )}
    </>
  );
}
