import { Megaphone, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { type Campaign, listCampaigns } from '../api/campaigns';
import type { Side } from '../api/expiry';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { matches } from '../lib/match';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { CampaignLines } from './CampaignLines';
import { NEW_CAMPAIGN } from './screens';
import { t } from './t';

const WORTH_SEARCHING = 6;

interface AllCampaignsProps {
  side: Side;
  today: string;
}

/** The screen of all campaigns, newest first. */
export function AllCampaigns({ side, today }: AllCampaignsProps) {
  const asked = useAnswer(listCampaigns, 'campaigns');
  const add = side === 'operator' && (
    <Acts>
      <Button kind="main" icon={Plus} onPress={() => openScreen(NEW_CAMPAIGN)}>
        {t('campaigns.new')}
      </Button>
    </Acts>
  );
  return (
    <Screen title={t('campaigns.title')}>
      <Loaded asked={asked} label={t('campaigns.loading')} lines={6}>
        {({ campaigns }) =>
          campaigns.length === 0 ? (
            <EmptyState icon={Megaphone} title={t('campaigns.none_title')} action={add}>
              {t(`campaigns.none_${side}`)}
            </EmptyState>
          ) : (
            <>
              <Found campaigns={campaigns} today={today} />
              {add}
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function Found({ campaigns, today }: { campaigns: readonly Campaign[]; today: string }) {
  const [find, setFind] = useState('');
  const found = campaigns.filter((one) => matches(`${one.name} ${one.sponsor}`, find));
  return (
    <>
      {campaigns.length >= WORTH_SEARCHING && (
        <Field label={t('campaigns.find')} name="find" type="search" value={find} onInput={setFind} />
      )}
      {found.length === 0 ? <p role="status">{t('campaigns.none_found')}</p> : <CampaignLines campaigns={found} today={today} />}
    </>
  );
}
