import { useState } from 'preact/hooks';
import { getSettlement, type Tally } from '../api/settlements';
import { Acts } from '../desk/Acts';
import { Account } from '../desk/Account';
import { Loaded } from '../desk/Loaded';
import { MonthNav } from '../desk/MonthNav';
import { td } from '../desk/t';
import { useAnswer } from '../desk/useAnswer';
import { useFocusWhen } from '../desk/useFocus';
import { euros } from '../i18n';
import { toAddress } from '../lib/address';
import { openScreen } from '../nav/route';
import { PAYOUTS } from '../payouts/screens';
import { MonthStatements } from '../statements/MonthStatements';
import { Button } from '../ui/Button';
import { MONTH_ID } from '../todo/ways';
import { Figure } from '../ui/Figure';
import { Notice } from '../ui/Notice';
import { Close } from './Close';
import { t } from './t';
import { VenuesTable } from './VenuesTable';

interface AllVenuesProps {
  month: string;
  onClosed: () => void;
}

/** A month of all venues: sums, closing, and the table of venues. */
export function AllVenues({ month, onClosed }: AllVenuesProps) {
  const asked = useAnswer(() => getSettlement(month), month);
  const [justClosed, setJustClosed] = useState('');
  const place = useFocusWhen<HTMLElement>(justClosed === month);
  const closed = () => {
    setJustClosed(month);
    asked.again();
    onClosed();
  };
  return (
    <section id={MONTH_ID} class="section all-venues" ref={place} tabIndex={-1}>
      <MonthNav
        month={month}
        closedAt={asked.value?.period === month ? asked.value.closed_at : undefined}
        onOpen={(other) => toAddress({ month: other, page: '' })}
      />
      {justClosed === month && (
        <Notice kind="good" alert actions={<Button onPress={() => openScreen(PAYOUTS)}>{t('close.next')}</Button>}>
          {t('close.done')}
        </Notice>
      )}
      <Loaded asked={asked} label={t('month.loading')} lines={8}>
        {(tally) => (
          <>
            <dl class="figures">
              <Figure label={t('figure.net')} value={euros(tally.total.net_cents)} detail={spread(tally)} />
            </dl>
            <Account sums={tally.total} />
            <Acts>
              <Close tally={tally} onClosed={closed} />
            </Acts>
            {tally.status === 'closed' && <MonthStatements key={tally.period} tally={tally} />}
            <VenuesTable tally={tally} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function spread(tally: Tally): string {
  const pass = td('count.redemptions', { n: tally.total.redemptions });
  return t('figure.in_venues', { n: tally.venues.length, pass });
}
