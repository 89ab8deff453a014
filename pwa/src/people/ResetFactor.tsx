import { ShieldOff } from 'lucide';
import { useState } from 'preact/hooks';
import { resetFactors } from '../api/account/factors';
import type { Member } from '../api/people';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** Whoever confirms gives no reason: the first one did. */
const CONFIRMED = '–';

interface ResetFactorProps {
  member: Member;
  onReset: () => void;
}

/** The button that resets the second factor of somebody who has lost theirs, and the dialog that says what follows. */
export function ResetFactor({ member, onReset }: ResetFactorProps) {
  const [open, setOpen] = useState(false);
  const { name, reset_asked_by: asker } = member;
  if (!member.may_reset) return <p class="quiet small">{t('reset_waits')}</p>;
  return (
    <>
      {asker !== null && <p class="small">{t('reset_asked', { by: asker })}</p>}
      <div class="member__acts">
        <Button kind="quiet" icon={ShieldOff} label={t('reset_label', { name })} onPress={() => setOpen(true)}>
          {t(asker === null ? 'reset' : 'reset_confirm')}
        </Button>
      </div>
      {open && <ResetDialog member={member} onClose={() => setOpen(false)} onReset={onReset} />}
    </>
  );
}

function ResetDialog({ member, onClose, onReset }: ResetFactorProps & { onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(
    () => resetFactors(member.id, reason.trim() || CONFIRMED),
    () => {
      onClose();
      onReset();
    },
  );
  const { name, reset_asked_by: asker } = member;
  const run = async (): Promise<void> => {
    setMissing(asker === null && reason.trim() === '');
    if (asker !== null || reason.trim() !== '') await act.run();
  };
  const operator = member.roles.some(({ role }) => role === 'operator');
  return (
    <Confirm title={t('reset_title', { name })} act={{ ...act, run }} action={t('reset_yes')} busy={t('reset_busy')} keep={t('keep')} danger onClose={onClose}>
      <p>{t('reset_what', { name })}</p>
      <p>{t('reset_told', { name })}</p>
      <Notice kind="warning">{asker === null ? t(operator ? 'reset_operator' : 'reset_sure', { name }) : t('reset_second', { name, by: asker })}</Notice>
      {asker === null && <AreaField label={t('reset_reason')} hint={t('reset_reason_hint', { name })} name="reason" value={reason} onInput={setReason} error={missing ? t('reset_missing') : null} />}
    </Confirm>
  );
}
