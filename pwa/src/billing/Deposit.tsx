import { useState } from 'preact/hooks';
import { recordDeposit } from '../api/billing';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** The operator records what became of an invoice on the buyer's platform. */
export function Deposit({ number }: { number: string }) {
  const [refused, setRefused] = useState(false);
  const mark = useAct(() => recordDeposit(number, 'deposited', ''), () => undefined);
  return (
    <>
      {mark.failure && <Notice kind="error">{failureText(mark.failure)}</Notice>}
      <div class="button-row">
        <Button busy={mark.busy} onPress={() => void mark.run()}>
          {mark.busy ? t('deposit.marking') : t('deposit.mark')}
        </Button>
        <Button onPress={() => setRefused(true)}>{t('deposit.refuse')}</Button>
      </div>
      {refused && <RefusedDialog number={number} onClose={() => setRefused(false)} />}
    </>
  );
}

function RefusedDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const save = useAct(() => recordDeposit(number, 'refused', reason.trim()), onClose);
  return (
    <Confirm
      title={t('deposit.refuse_title')}
      act={save}
      action={t('deposit.refuse_act')}
      busy={t('deposit.marking')}
      keep={t('keep')}
      onClose={onClose}
    >
      <AreaField label={t('deposit.reason')} hint={t('deposit.reason_hint')} name="reason" value={reason} onInput={setReason} />
    </Confirm>
  );
}
