import { Send as SendIcon } from 'lucide';
import type { Me } from '../api/shapes';
import { countStock, listTransfers } from '../api/stock';
import { openScreen } from '../app/route';
import { Screen } from '../campaigns/Screen';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { Button } from '../ui/Button';
import { Counts } from './Counts';
import { Deliveries } from './Deliveries';
import { FindBooklet } from './FindBooklet';
import { History } from './History';
import { SEND } from './screens';
import { placesOf, type Side, sorted } from './sides';
import { t } from './t';

/** What arrives and what left, sending, how many booklets are where, lost ones, what was. */
export function StockPage({ side, me }: { side: Side; me: Me }) {
  const transfers = useAnswer(listTransfers, 'transfers');
  const counts = useAnswer(countStock, 'counts');
  const changed = () => {
    transfers.again();
    counts.again();
  };
  return (
    <Screen title={t('stock.title')}>
      <Loaded asked={transfers} label={t('transfers.loading')}>
        {({ transfers: all }) => <Deliveries {...sorted(all, side, placesOf(me))} side={side} onChanged={changed} />}
      </Loaded>
      <Button kind="main" icon={SendIcon} onPress={() => openScreen(SEND)}>
        {t('send.open')}
      </Button>
      <section class="section">
        <h3>{t('counts.title')}</h3>
        <Loaded asked={counts} label={t('counts.loading')} lines={6}>
          {({ places }) => <Counts places={places} />}
        </Loaded>
      </section>
      {side !== 'sponsor' && <FindBooklet />}
      {transfers.value && <History transfers={sorted(transfers.value.transfers, side, placesOf(me)).past} />}
    </Screen>
  );
}
