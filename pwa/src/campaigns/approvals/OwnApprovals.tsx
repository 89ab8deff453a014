import { askApproval, listOwnApprovals, type OwnApproval } from '../../api/approvals';
import { useAct } from '../../desk/useAct';
import { useAnswer } from '../../desk/useAnswer';
import { day, dayOf } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { List } from '../../ui/List';
import { Notice } from '../../ui/Notice';
import { t } from './t';

/** A manager's section of campaigns that need approval: how the organisation stands in each; nothing without any. */
export function OwnApprovals() {
  const asked = useAnswer(listOwnApprovals, 'own approvals');
  const approvals = asked.value?.approvals ?? [];
  if (approvals.length === 0) return null;
  const several = new Set(approvals.map((one) => one.organisation_id)).size > 1;
  return (
    <section class="section">
      <h2>{t('own.title')}</h2>
      <p class="quiet">{t('own.intro')}</p>
      <List label={t('own.title')} items={approvals} itemKey={(one) => `${one.organisation_id} ${one.campaign_id}`}>
        {(one) => <Own one={one} named={several} onAsked={asked.again} />}
      </List>
    </section>
  );
}

function Own({ one, named, onAsked }: { one: OwnApproval; named: boolean; onAsked: () => void }) {
  const ask = useAct(() => askApproval(one.campaign_id, one.organisation_id), onAsked);
  const until = one.last_day === null ? '' : t('own.until', { day: day(one.last_day) });
  const said = one.state === 'asked' ? t('own.state_asked', { day: dayOf(one.decided_at ?? '') }) : t(`own.state_${one.state}`);
  return (
    <div>
      <strong>{one.campaign}</strong>
      <p class="quiet small">{[named ? one.organisation : '', one.sponsor, until].filter(Boolean).join(' · ')}</p>
      <p class="small">{said}</p>
      {one.reason !== '' && one.state !== 'approved' && <p class="quiet small">{t('reason', { text: one.reason })}</p>}
      {one.state !== 'approved' && one.state !== 'asked' && (
        <Button busy={ask.busy} label={t('decide.named', { what: t('own.ask'), name: one.campaign })} onPress={() => void ask.run()}>
          {t(ask.busy ? 'own.asking' : 'own.ask')}
        </Button>
      )}
      {ask.failure && <Notice kind="error">{failureText(ask.failure)}</Notice>}
    </div>
  );
}
