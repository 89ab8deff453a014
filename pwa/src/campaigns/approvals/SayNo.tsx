import { useState } from 'preact/hooks';
import { type ApprovalLine, decideApproval } from '../../api/approvals';
import { Confirm } from '../../desk/Confirm';
import { useAct } from '../../desk/useAct';
import { AreaField } from '../../ui/AreaField';
import { t } from './t';

interface SayNoProps {
  campaignId: number;
  one: ApprovalLine;
  decision: 'refused' | 'withdrawn';
  onClose: () => void;
  onDecided: () => void;
}

/** The dialog in which an approval is refused or withdrawn, with the reason that the organisation reads. */
export function SayNo({ campaignId, one, decision, onClose, onDecided }: SayNoProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(
    () => decideApproval(campaignId, one.id, decision, reason.trim()),
    () => {
      onClose();
      onDecided();
    },
  );
  const run = async (): Promise<void> => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') await act.run();
  };
  return (
    <Confirm
      title={t('decide.named', { what: t(`decide.${decision}`), name: one.name })}
      act={{ ...act, run }}
      action={t(`decide.${decision}`)}
      busy={t('decide.busy')}
      keep={t('decide.keep')}
      onClose={onClose}
    >
      <p>{t(`decide.ask_${decision}`)}</p>
      <AreaField label={t('decide.reason')} name="reason" value={reason} onInput={setReason} error={missing ? t('decide.reason_missing') : null} />
    </Confirm>
  );
}
