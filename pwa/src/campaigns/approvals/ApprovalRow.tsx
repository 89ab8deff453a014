import '../../desk/chip.css';
import { useState } from 'preact/hooks';
import { type ApprovalDecision, type ApprovalLine, type ApprovalState, decideApproval } from '../../api/approvals';
import { Acts } from '../../desk/Acts';
import { useAct } from '../../desk/useAct';
import { dayOf } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { SayNo } from './SayNo';
import { t } from './t';

const POSSIBLE: Record<ApprovalState, readonly ApprovalDecision[]> = {
  asked: ['refused', 'approved'],
  approved: ['withdrawn'],
  none: ['approved'],
  refused: ['approved'],
  withdrawn: ['approved'],
};

interface ApprovalRowProps {
  campaignId: number;
  one: ApprovalLine;
  onDecided: () => void;
}

/** An organisation in a campaign: how it stands, one tap to approve it, a reason to say no. */
export function ApprovalRow({ campaignId, one, onDecided }: ApprovalRowProps) {
  const [no, setNo] = useState<'refused' | 'withdrawn' | null>(null);
  const approve = useAct(() => decideApproval(campaignId, one.id, 'approved', ''), onDecided);
  return (
    <div class="approvals__one">
      <div>
        <strong>{one.name}</strong>
        <p class="quiet small">{[`${one.postcode} ${one.commune}`.trim(), one.venues > 0 ? t('venues', { n: one.venues }) : ''].filter(Boolean).join(' · ')}</p>
        <p class="small">
          <span class={`chip chip--${CHIPS[one.state]}`}>{t(`state.${one.state}`)}</span>{' '}
          {one.decided_at !== null && <span class="quiet">{t('since', { day: dayOf(one.decided_at) })}</span>}
        </p>
        {!one.qualified && <p class="small">{t('suspended')}</p>}
        {one.reason !== '' && <p class="quiet small">{t('reason', { text: one.reason })}</p>}
      </div>
      <Acts>
        <div class="button-row approvals__acts">
          {POSSIBLE[one.state].map((decision) => (
            <Button
              key={decision}
              kind={decision === 'approved' && one.state === 'asked' ? 'main' : 'plain'}
              label={t('decide.named', { what: t(`decide.${decision}`), name: one.name })}
              busy={decision === 'approved' && approve.busy}
              onPress={() => (decision === 'approved' ? void approve.run() : setNo(decision))}
            >
              {t(`decide.${decision}`)}
            </Button>
          ))}
        </div>
        {approve.failure && <Notice kind="error">{failureText(approve.failure)}</Notice>}
      </Acts>
      {no !== null && <SayNo campaignId={campaignId} one={one} decision={no} onClose={() => setNo(null)} onDecided={onDecided} />}
    </div>
  );
}

/** A tone for each state, of those that the desks have. */
const CHIPS: Record<ApprovalState, string> = { asked: 'grace', approved: 'running', none: 'over', refused: 'over', withdrawn: 'over' };
