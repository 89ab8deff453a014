import { getCampaign, listOrders, listSponsors } from '../../api/campaigns';
import { getProcedure, type Procedure } from '../../api/expiry';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { closeScreen, replaceScreen } from '../../nav/route';
import { MOVABLE, type MovableStep, usualDays } from '../end/days';
import { daysOf, openSteps } from '../end/steps';
import { campaignScreen } from '../screens';
import { fixedBy } from '../standing';
import { t } from '../t';
import { CampaignForm } from './CampaignForm';
import { emptyForm, formOf } from './form';

interface EditCampaignProps {
  /** Null for a new campaign. */
  campaignId: number | null;
  today: string;
}

/** The screen with the form of a new or an existing campaign. */
export function EditCampaign({ campaignId, today }: EditCampaignProps) {
  return (
    <Screen title={t(campaignId === null ? 'form.new' : 'form.change')}>
      {campaignId === null ? <New today={today} /> : <Change campaignId={campaignId} />}
    </Screen>
  );
}

function New({ today }: { today: string }) {
  const asked = useAnswer(listSponsors, 'sponsors');
  return (
    <Loaded asked={asked} label={t('campaign.loading')} lines={8}>
      {({ sponsors }) => (
        <CampaignForm
          before={null}
          start={emptyForm(today)}
          sponsors={sponsors}
          fixed={{ money: false, paper: false }}
          open={MOVABLE}
          onSaved={(campaign) => replaceScreen(campaignScreen(campaign.id))}
        />
      )}
    </Loaded>
  );
}

function Change({ campaignId }: { campaignId: number }) {
  const campaigns = useAnswer(() => getCampaign(campaignId), `campaign ${campaignId}`);
  const procedure = useAnswer(() => getProcedure(campaignId), `procedure ${campaignId}`);
  const orders = useAnswer(listOrders, 'orders');
  return (
    <Loaded asked={campaigns} label={t('campaign.loading')} lines={8}>
      {(campaign) => (
        <Loaded asked={procedure} label={t('campaign.loading')} lines={8}>
          {(known) => (
            <Loaded asked={orders} label={t('campaign.loading')} lines={8}>
              {(placed) => (
                <CampaignForm
                  before={campaign}
                  start={formOf(campaign, unusual(known))}
                  sponsors={[]}
                  fixed={fixedBy(placed.orders.filter((order) => order.campaign_id === campaignId))}
                  open={openSteps(known)}
                  onSaved={closeScreen}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** The days of steps that differ from the defaults; the others follow the last day. */
function unusual(procedure: Procedure): Partial<Record<MovableStep, string>> {
  if (procedure.last_day === null || procedure.grace_day === null) return {};
  const [days, usual] = [daysOf(procedure), usualDays(procedure.last_day, procedure.grace_day)];
  return Object.fromEntries(MOVABLE.filter((step) => days[step] !== usual[step]).map((step) => [step, days[step]]));
}
