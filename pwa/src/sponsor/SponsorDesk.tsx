import './sponsor.css';
import { Megaphone } from 'lucide';
import { listCampaigns, listOrders } from '../api/campaigns';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { EmptyState } from '../ui/EmptyState';
import { CampaignCard } from './CampaignCard';
import { t } from './t';

/** A sponsor's campaigns, and how far their orders are. */
export default function SponsorDesk() {
  const campaigns = useAnswer(listCampaigns, 'campaigns');
  const orders = useAnswer(listOrders, 'orders');
  return (
    <Loaded asked={campaigns} label={t('campaigns.loading')} lines={6}>
      {({ campaigns: all }) =>
        all.length === 0 ? (
          <EmptyState icon={Megaphone} title={t('campaigns.none_title')}>
            {t('campaigns.none')}
          </EmptyState>
        ) : (
          <Loaded asked={orders} label={t('campaigns.loading')} lines={6}>
            {({ orders: placed }) =>
              all.map((campaign) => (
                <CampaignCard
                  key={campaign.id}
                  campaign={campaign}
                  orders={placed.filter((order) => order.campaign_id === campaign.id)}
                />
              ))
            }
          </Loaded>
        )
      }
    </Loaded>
  );
}
