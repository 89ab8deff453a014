import { Megaphone } from 'lucide';
import type { Campaign } from '../api/campaigns';
import { Opener } from '../desk/Opener';
import { List } from '../ui/List';
import { campaignScreen } from './screens';
import { stateOf } from './standing';
import { t } from './t';

interface CampaignLinesProps {
  campaigns: readonly Campaign[];
  today: string;
}

/** A list of campaigns with sponsor and state, each a link to its screen. */
export function CampaignLines({ campaigns, today }: CampaignLinesProps) {
  return (
    <List label={t('campaigns.title')} items={campaigns} itemKey={(campaign) => String(campaign.id)}>
      {(campaign) => (
        <Opener
          icon={Megaphone}
          title={campaign.name}
          details={[`${t(`state.${stateOf(campaign, today)}`)} · ${campaign.sponsor}`]}
          screen={campaignScreen(campaign.id)}
        />
      )}
    </List>
  );
}
