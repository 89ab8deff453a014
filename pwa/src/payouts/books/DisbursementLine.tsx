import { useState } from 'preact/hooks';
import { decide, type Disbursement } from '../../api/books';
import { Acts } from '../../desk/Acts';
import { Confirm } from '../../desk/Confirm';
import { useAct } from '../../desk/useAct';
import { dayOf, euros } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CancelDisbursement } from './CancelDisbursement';
import { t } from './t';
import { stateOf, titleOf } from './words';

interface LineProps {
  one: Disbursement;
  /** Who looks at it. */
  me: number;
  onDecided: () => void;
}

/** One request: how much, where to, who asked, how far it is; the second person decides. */
export function DisbursementLine({ one, me, onDecided }: LineProps) {
  return (
    <div class="section">
      <p>
        <strong>{titleOf(one)}</strong>
      </p>
      <p>{one.reason}</p>
      <p class="quiet small">
        {[t('out.to', { name: one.holder, iban: one.iban }), t('out.asked_by', { name: one.asked_by, day: dayOf(one.asked_at) })].join(' · ')}
      </p>
      <p>{stateOf(one)}</p>
      {one.state === 'asked' && (
        <Acts>
          <Decide one={one} mine={one.asked_by_id === me} onDecided={onDecided} />
        </Acts>
      )}
      <CancelDisbursement one={one} me={me} onChanged={onDecided} />
    </div>
  );
}

function Decide({ one, mine, onDecided }: { one: Disbursement; mine: boolean; onDecided: () => void }) {
  const [open, setOpen] = useState(false);
  const confirm = useAct(() => decide(one.id, 'confirm'), onDecided);
  const refuse = useAct(() => decide(one.id, 'refuse'), onDecided);
  return (
    <>
      <div class="button-row">
        <Button kind="quiet" busy={refuse.busy} onPress={() => void refuse.run()}>
          {mine ? t('out.take_back') : t('out.refuse')}
        </Button>
        {!mine && <Button onPress={() => setOpen(true)}>{t('out.confirm')}</Button>}
      </div>
      {refuse.failure && <Notice kind="error">{failureText(refuse.failure)}</Notice>}
      {open && (
        <Confirm
          title={t('out.confirm_title', { number: one.number })}
          act={confirm}
          action={t('out.confirm')}
          busy={t('acting')}
          keep={t('not_now')}
          onClose={() => setOpen(false)}
        >
          <p>{t('out.confirm_what', { cents: euros(one.cents), name: one.holder, iban: one.iban, reason: one.reason })}</p>
        </Confirm>
      )}
    </>
  );
}
