import './operator.css';
import { Campaigns } from './Campaigns';

/** Campaigns, orders and credit notes. */
export default function CampaignsSection() {
  return <Campaigns />;
}
