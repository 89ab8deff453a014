import '../desk/desk.css';
import './campaigns.css';
import type { Campaign } from '../api/campaigns';
import { stateOf } from './standing';
import { t } from './t';

/** A campaign's state, and whether its stock is blocked. */
export function StateOf({ campaign, today }: { campaign: Campaign; today: string }) {
  const state = stateOf(campaign, today);
  return (
    <p class="state">
      <span class={`chip chip--${state}`}>{t(`state.${state}`)}</span>
      {campaign.stock_blocked && state !== 'over' && <span class="small">{t('campaign.blocked')}</span>}
    </p>
  );
}
