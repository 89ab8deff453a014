import { listCampaigns } from '../api/campaigns';
import { CampaignLines } from '../campaigns/CampaignLines';
import { CAMPAIGNS, CREDITS, NEW_CAMPAIGN, ORDERS } from '../campaigns/screens';
import { stateOf } from '../campaigns/standing';
import { t } from '../campaigns/t';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { parisDay } from '../lib/paris';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';

const SHOWN = 4;

/** Running campaigns, and links to all campaigns and orders. */
export function Campaigns() {
  const asked = useAnswer(listCampaigns, 'campaigns');
  const today = parisDay(Date.now());
  return (
    <section class="section">
      <h2>{t('campaigns.title')}</h2>
      <Loaded asked={asked} label={t('campaigns.loading')}>
        {({ campaigns }) => {
          const live = campaigns.filter((campaign) => stateOf(campaign, today) !== 'over').slice(0, SHOWN);
          return live.length === 0 ? <p class="quiet">{t('campaigns.none_operator')}</p> : <CampaignLines campaigns={live} today={today} />;
        }}
      </Loaded>
      <div class="button-row">
        <Button onPress={() => openScreen(CAMPAIGNS)}>{t('campaigns.all')}</Button>
        <Button onPress={() => openScreen(ORDERS)}>{t('orders.all')}</Button>
        <Button onPress={() => openScreen(CREDITS)}>{t('campaigns.credits')}</Button>
        <Acts>
          <Button onPress={() => openScreen(NEW_CAMPAIGN)}>{t('campaigns.new')}</Button>
        </Acts>
      </div>
    </section>
  );
}
