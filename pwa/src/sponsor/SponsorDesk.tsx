import { OwnQualification } from '../admission/OwnQualification';
import { TerritoryCorner } from '../admission/TerritoryCorner';
import { type Campaign, listCampaigns, listOrders, type Order } from '../api/campaigns';
import type { Me } from '../api/wire/people';
import { CampaignCards } from '../campaigns/CampaignCards';
import { OnDesk } from '../campaigns/OnDesk';
import { CREDITS } from '../campaigns/screens';
import { t as tc } from '../campaigns/t';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { inAddress, toAddress } from '../lib/address';
import { parisDay } from '../lib/paris';
import { openScreen } from '../nav/route';
import { OnPeople } from '../people/OnPeople';
import { PeopleCorner } from '../people/PeopleCorner';
import { OnStock } from '../stock/OnStock';
import { StockCorner } from '../stock/StockCorner';
import { ToDo } from '../todo/ToDo';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/SelectField';
import { CampaignFigures } from './CampaignFigures';
import { t } from './t';

/** The sponsor's desk: tasks, campaigns, then the dashboard of one campaign. */
export default function SponsorDesk({ me }: { me: Me }) {
  return (
    <OnPeople me={me}>
      <OnDesk side="sponsor">
        <OnStock side="sponsor" me={me}>
          <FirstScreen />
        </OnStock>
      </OnDesk>
    </OnPeople>
  );
}

function FirstScreen() {
  const campaigns = useAnswer(listCampaigns, 'campaigns');
  const orders = useAnswer(listOrders, 'orders');
  return (
    <>
      <OwnQualification />
      <ToDo desk="sponsor" />
      <section class="section">
        <h2>{tc('campaigns.title')}</h2>
        <Loaded asked={campaigns} label={tc('campaigns.loading')} lines={6}>
          {(known) => <CampaignCards campaigns={known.campaigns} today={parisDay(Date.now())} />}
        </Loaded>
        <Button onPress={() => openScreen(CREDITS)}>{tc('campaigns.credits')}</Button>
      </section>
      <StockCorner side="sponsor" />
      <PeopleCorner />
      <TerritoryCorner />
      {campaigns.value && orders.value && <Figures campaigns={campaigns.value.campaigns} orders={orders.value.orders} />}
    </>
  );
}

/** The dashboard of the campaign that the address names, by default of the newest. */
function Figures({ campaigns, orders }: { campaigns: readonly Campaign[]; orders: readonly Order[] }) {
  const ordered = campaigns.filter(({ id }) => orders.some((order) => order.campaign_id === id));
  const shown = ordered.find(({ id }) => String(id) === inAddress('campaign')) ?? ordered[0];
  if (!shown) return null;
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
