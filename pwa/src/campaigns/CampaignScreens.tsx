import './campaigns.css';
import type { Side } from '../api/expiry';
import { ActScreen } from '../desk/Acts';
import { Notes } from '../credits/Notes';
import { parisDay } from '../lib/paris';
import { AllCampaigns } from './AllCampaigns';
import { ApprovalsPage } from './approvals/ApprovalsPage';
import { CampaignPage } from './CampaignPage';
import { EndPage } from './end/EndPage';
import { EditCampaign } from './form/EditCampaign';
import { AllOrders } from './order/AllOrders';
import { NewOrder } from './order/NewOrder';
import { OrderPage } from './order/OrderPage';
import type { CampaignScreen } from './screens';

interface CampaignScreensProps {
  screen: CampaignScreen;
  side: Side;
}

/** The screen of campaigns and orders that the address names. */
export function CampaignScreens({ screen, side }: CampaignScreensProps) {
  const today = parisDay(Date.now());
  switch (screen.kind) {
    case 'campaigns':
      return <AllCampaigns side={side} today={today} />;
    case 'orders':
      return <AllOrders />;
    case 'credits':
      return <Notes side={side} />;
    case 'new_campaign':
      return (
        <ActScreen>
          <EditCampaign key="new" campaignId={null} today={today} />
        </ActScreen>
      );
    case 'change_campaign':
      return (
        <ActScreen>
          <EditCampaign key={screen.campaignId} campaignId={screen.campaignId} today={today} />
        </ActScreen>
      );
    case 'campaign':
      return <CampaignPage key={screen.campaignId} campaignId={screen.campaignId} side={side} today={today} />;
    case 'new_order':
      return (
        <ActScreen>
          <NewOrder key={screen.campaignId} campaignId={screen.campaignId} />
        </ActScreen>
      );
    case 'end':
      return <EndPage key={screen.campaignId} campaignId={screen.campaignId} side={side} today={today} />;
    case 'approvals':
      return <ApprovalsPage key={screen.campaignId} campaignId={screen.campaignId} side={side} />;
    case 'order':
      return <OrderPage key={screen.orderId} orderId={screen.orderId} side={side} />;
  }
}
