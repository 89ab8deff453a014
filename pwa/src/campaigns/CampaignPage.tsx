import { Building2, PackagePlus } from 'lucide';
import { type Campaign, getCampaign, listOrders } from '../api/campaigns';
import { getProcedure, type Procedure, type Side } from '../api/expiry';
import { Acts, useReadsOnly } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { day } from '../i18n';
import { openScreen } from '../nav/route';
import { SupportPhone } from '../paper/SupportPhone';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t as ta } from './approvals/t';
import { Counters } from './Counters';
import { waitsFor } from './end/steps';
import { OrderLines } from './order/OrderLines';
import { approvalsScreen, changeScreen, endScreen, newOrderScreen } from './screens';
import { goesOn } from './standing';
import { StateOf } from './StateOf';
import { t } from './t';
import { termsInWords } from './terms';

interface CampaignPageProps {
  campaignId: number;
  side: Side;
  today: string;
}

/** The screen of one campaign: state, counters, orders, the steps of its end, and its terms. */
export function CampaignPage({ campaignId, side, today }: CampaignPageProps) {
  const asked = useAnswer(() => getCampaign(campaignId), `campaign ${campaignId}`);
  const procedure = useAnswer(() => getProcedure(campaignId), `procedure ${campaignId}`);
  return (
    <Screen title={asked.value?.name ?? t('campaigns.title')}>
      <Loaded asked={asked} label={t('campaign.loading')} lines={8}>
        {(campaign) => (
          <>
            <StateOf campaign={campaign} today={today} />
            <Loaded asked={procedure} label={t('counter.loading')}>
              {(known) => <AtTheEnd procedure={known} side={side} />}
            </Loaded>
            <Orders campaign={campaign} today={today} />
            <WhoRedeems campaign={campaign} side={side} />
            <h3>{t('campaign.terms')}</h3>
            <Facts facts={termsInWords(campaign)} />
            <SupportPhone sponsorId={campaign.sponsor_id} />
            {side === 'operator' && (
              <Acts>
                <Button onPress={() => openScreen(changeScreen(campaignId))}>{t('campaign.change')}</Button>
              </Acts>
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

/** Which organisations redeem, where a sponsor chooses them or the operator may say that it does. */
function WhoRedeems({ campaign, side }: { campaign: Campaign; side: Side }) {
  if (!campaign.needs_approval && side === 'sponsor') return null;
  const who = ta(campaign.needs_approval ? 'open_chosen' : 'open_all');
  return <Opener icon={Building2} title={ta('open')} details={[who]} screen={approvalsScreen(campaign.id)} />;
}

/** The four counters, and the next step of the campaign's end. */
function AtTheEnd({ procedure, side }: { procedure: Procedure; side: Side }) {
  const reads = useReadsOnly();
  const waiting = procedure.steps.find((step) => !reads && waitsFor(step, side, procedure));
  const next = procedure.steps.find((step) => step.done_at === null);
  const see = <Button onPress={() => openScreen(endScreen(procedure.campaign_id))}>{t('campaign.end_see')}</Button>;
  return (
    <>
      <Counters counters={procedure.counters} />
      <h3>{t('campaign.end')}</h3>
      {waiting ? (
        <Notice kind="warning" actions={see}>
          {t('campaign.waits', { step: t(`step.${waiting.step}`) })}
        </Notice>
      ) : (
        <>
          <p>{next ? t('campaign.end_next', { step: t(`step.${next.step}`), day: day(next.due_day) }) : t(procedure.last_day === null ? 'campaign.end_none' : 'campaign.end_done')}</p>
          {procedure.steps.length > 0 && see}
        </>
      )}
    </>
  );
}

function Orders({ campaign, today }: { campaign: Campaign; today: string }) {
  const asked = useAnswer(listOrders, 'orders');
  return (
    <>
      <h3>{t('orders.title')}</h3>
      <Loaded asked={asked} label={t('orders.loading')}>
        {({ orders }) => {
          const mine = orders.filter((order) => order.campaign_id === campaign.id);
          return mine.length === 0 ? <p class="quiet">{t('orders.none')}</p> : <OrderLines orders={mine} />;
        }}
      </Loaded>
      {goesOn(campaign, today) ? (
        <Acts>
          <Button kind="main" icon={PackagePlus} onPress={() => openScreen(newOrderScreen(campaign.id))}>
            {t('campaign.order')}
          </Button>
        </Acts>
      ) : (
        <p class="quiet">{t('campaign.over')}</p>
      )}
    </>
  );
}
