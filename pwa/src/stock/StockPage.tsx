import { Send as SendIcon } from 'lucide';
import { useState } from 'preact/hooks';
import { countStock, listTransfers, type Transfer } from '../api/stock';
import type { Me } from '../api/wire/people';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { useOpened } from '../giving/context';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { Counts } from './Counts';
import { Done } from './Done';
import { FindBooklet } from './FindBooklet';
import { FindOpener } from './FindOpener';
import { History } from './History';
import { SEND } from './screens';
import { placesOf, type Side, sorted } from './sides';
import { t } from './t';
import { Deliveries } from './transfers/Deliveries';
import { booklets } from './words';

/** The screen of stock: transfers to receive and under way, sending, counts by place, lost booklets, past transfers. */
export function StockPage({ side, me }: { side: Side; me: Me }) {
  const transfers = useAnswer(listTransfers, 'transfers');
  const counts = useAnswer(countStock, 'counts');
  const giving = useOpened();
  const [ended, setEnded] = useState<Transfer | null>(null);
  const known = sorted(transfers.value?.transfers ?? [], side, placesOf(me));
  const end = (transfer: Transfer) => {
    setEnded(transfer);
    transfers.again();
    counts.again();
    void giving?.renew();
  };
  return (
    <Screen title={t('stock.title')}>
      {ended && <Done key={`${ended.id} ${ended.state}`}>{wordsOf(ended)}</Done>}
      <Loaded asked={transfers} label={t('transfers.loading')}>
        {() => <Deliveries {...known} side={side} onEnded={end} />}
      </Loaded>
      <Acts>
        <Button kind={known.toReceive.length > 0 ? 'plain' : 'main'} icon={SendIcon} onPress={() => openScreen(SEND)}>
          {t('send.open')}
        </Button>
      </Acts>
      <section class="section">
        <h3>{t('counts.title')}</h3>
        <Loaded asked={counts} label={t('counts.loading')} lines={6}>
          {({ places, least_people }) => <Counts places={places} leastPeople={least_people} />}
        </Loaded>
      </section>
      {side !== 'sponsor' && (
        <>
          <FindBooklet />
          <FindOpener />
        </>
      )}
      <History transfers={known.past} />
    </Screen>
  );
}

function wordsOf({ state, booklet_count, to, from }: Transfer): string {
  const what = { booklets: booklets(booklet_count) };
  return state === 'received' ? t('receive.done', { ...what, to: to.name }) : t('cancel.done', { ...what, from: from.name });
}
