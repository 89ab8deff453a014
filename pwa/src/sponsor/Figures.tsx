import { type Campaign, listCampaigns, listOrders, type Order } from '../api/campaigns';
import { t as tc } from '../campaigns/t';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { inAddress, toAddress } from '../lib/address';
import { SelectField } from '../ui/SelectField';
import { CampaignFigures } from './CampaignFigures';
import { t } from './t';

/** The dashboard of one campaign. */
export default function Figures() {
  const campaigns = useAnswer(listCampaigns, 'campaigns');
  const orders = useAnswer(listOrders, 'orders');
  return (
    <Loaded asked={campaigns} label={tc('campaigns.loading')} lines={6}>
      {(known) => (
        <Loaded asked={orders} label={tc('campaigns.loading')} lines={6}>
          {({ orders: all }) => <OfCampaign campaigns={known.campaigns} orders={all} />}
        </Loaded>
      )}
    </Loaded>
  );
}

/** The campaign that the address names, by default the newest that has orders. */
function OfCampaign({ campaigns, orders }: { campaigns: readonly Campaign[]; orders: readonly Order[] }) {
  const ordered = campaigns.filter(({ id }) => orders.some((order) => order.campaign_id === id));
  const shown = ordered.find(({ id }) => String(id) === inAddress('campaign')) ?? ordered[0];
  if (!shown) return <p class="quiet">{t('dashboard.none')}</p>;
  return (
    <section class="section">
      <h2>{t('dashboard.title')}</h2>
      {ordered.length > 1 ? (
        <SelectField
          label={t('dashboard.of')}
          name="campaign"
          value={String(shown.id)}
          options={ordered.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(chosen) => toAddress({ campaign: chosen })}
        />
      ) : (
        <p class="quiet">{shown.name}</p>
      )}
      <CampaignFigures key={shown.id} campaignId={shown.id} orders={orders.filter((order) => order.campaign_id === shown.id)} />
    </section>
  );
}
