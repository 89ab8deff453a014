import '../desk/card.css';
import { Megaphone } from 'lucide';
import type { Campaign } from '../api/campaigns';
import { type AllCounters, listCounters } from '../api/expiry';
import { Loaded } from '../desk/Loaded';
import { type Asked, useAnswer } from '../desk/useAnswer';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Counters } from './Counters';
import { campaignScreen, newOrderScreen } from './screens';
import { goesOn } from './standing';
import { StateOf } from './StateOf';
import { t } from './t';
import { validity } from './terms';

/** A sponsor's campaigns as cards: state, four counters, and buttons for what can be done. */
export function CampaignCards({ campaigns, today }: { campaigns: readonly Campaign[]; today: string }) {
  const counters = useAnswer(listCounters, 'counters');
  if (campaigns.length === 0) {
    return (
      <EmptyState icon={Megaphone} title={t('campaigns.none_title')}>
        {t('campaigns.none_sponsor')}
      </EmptyState>
    );
  }
  return (
    <div class="cards">
      {campaigns.map((campaign) => (
        <Card key={campaign.id} campaign={campaign} today={today} asked={counters} />
      ))}
    </div>
  );
}

interface CardProps {
  campaign: Campaign;
  today: string;
  asked: Asked<AllCounters>;
}

function Card({ campaign, today, asked }: CardProps) {
  return (
    <article class="card" aria-label={campaign.name}>
      <div>
        <h3 class="card__title">{campaign.name}</h3>
        <StateOf campaign={campaign} today={today} />
        <p class="quiet small">{validity(campaign)}</p>
      </div>
      <Loaded asked={asked} label={t('counter.loading')} lines={2}>
        {({ campaigns }) => {
          const own = campaigns.find(({ campaign_id }) => campaign_id === campaign.id);
          return own && <Counters counters={own} />;
        }}
      </Loaded>
      <div class="button-row">
        {goesOn(campaign, today) && (
          <Button onPress={() => openScreen(newOrderScreen(campaign.id))}>{t('campaign.order')}</Button>
        )}
        <Button onPress={() => openScreen(campaignScreen(campaign.id))}>{t('campaign.see')}</Button>
      </div>
    </article>
  );
}
