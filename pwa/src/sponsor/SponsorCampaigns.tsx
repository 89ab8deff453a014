import { TerritoryCorner } from '../admission/TerritoryCorner';
import { listCampaigns } from '../api/campaigns';
import { CampaignCards } from '../campaigns/CampaignCards';
import { t as tc } from '../campaigns/t';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { parisDay } from '../lib/paris';

/** The sponsor's campaigns, and who comes into the scheme in its territory. */
export default function SponsorCampaigns() {
  const campaigns = useAnswer(listCampaigns, 'campaigns');
  return (
    <>
      <section class="section">
        <h2>{tc('campaigns.title')}</h2>
        <Loaded asked={campaigns} label={tc('campaigns.loading')} lines={6}>
          {(known) => <CampaignCards campaigns={known.campaigns} today={parisDay(Date.now())} />}
        </Loaded>
      </section>
      <TerritoryCorner />
    </>
  );
}
