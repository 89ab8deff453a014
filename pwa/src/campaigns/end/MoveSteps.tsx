import { useState } from 'preact/hooks';
import { moveSteps, type Procedure } from '../../api/expiry';
import { Reveal } from '../../desk/Reveal';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { t } from '../t';
import { MOVABLE, type MovableStep } from './days';
import { StepDays } from './StepDays';
import { daysOf, openSteps } from './steps';

interface MoveStepsProps {
  procedure: Procedure;
  onDone: () => void;
}

/** The operator's form that moves steps which have not happened yet. */
export function MoveSteps(props: MoveStepsProps) {
  return (
    <Reveal kind="quiet" label={t('step.move')}>
      {(close) => <Form {...props} onClose={close} />}
    </Reveal>
  );
}

function Form({ procedure, onDone, onClose }: MoveStepsProps & { onClose: () => void }) {
  const before = daysOf(procedure);
  const [days, setDays] = useState<Record<MovableStep, string>>(before);
  const changed = Object.fromEntries(MOVABLE.filter((step) => days[step] !== before[step] && days[step] !== '').map((step) => [step, days[step]]));
  const move = useAct(
    () => moveSteps(procedure.campaign_id, changed),
    () => {
      onClose();
      onDone();
    },
  );
  return (
    <form
      class="section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void move.run();
      }}
    >
      <StepDays
        days={days}
        open={openSteps(procedure)}
        error={move.failure && failureText(move.failure)}
        onInput={(step, day) => setDays({ ...days, [step]: day })}
      />
      <div class="button-row">
        <Button onPress={onClose}>{t('step.move_keep')}</Button>
        <Button kind="main" submit busy={move.busy}>
          {move.busy ? t('form.saving') : t('step.move_save')}
        </Button>
      </div>
    </form>
  );
}
