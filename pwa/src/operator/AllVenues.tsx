import { getSettlement } from '../api/settlements';
import { Loaded } from '../desk/Loaded';
import { MonthNav } from '../desk/MonthNav';
import { td } from '../desk/t';
import { useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { toAddress } from '../lib/address';
import { Figure } from '../ui/Figure';
import { Close } from './Close';
import { Conflicts } from './Conflicts';
import { t } from './t';
import { VenuesTable } from './VenuesTable';

interface AllVenuesProps {
  month: string;
  onClosed: () => void;
}

/** A month of all venues: the sums, the closing, venue by venue, and what came twice. */
export function AllVenues({ month, onClosed }: AllVenuesProps) {
  const asked = useAnswer(() => getSettlement(month), month);
  const closed = () => {
    asked.again();
    onClosed();
  };
  return (
    <>
      <section class="section">
        <MonthNav
          month={month}
          closedAt={asked.value?.period === month ? asked.value.closed_at : undefined}
          onOpen={(other) => toAddress({ month: other, page: '' })}
        />
        <Loaded asked={asked} label={t('month.loading')} lines={8}>
          {(tally) => (
            <>
              <dl class="figures">
                <Figure
                  label={t('figure.net')}
                  value={euros(tally.total.net_cents)}
                  detail={td('count.redemptions', { n: tally.total.redemptions })}
                />
                <Figure label={t('figure.fee')} value={euros(tally.total.fee_cents)} />
                <Figure label={t('figure.venues')} value={String(tally.venues.length)} />
              </dl>
              <Close tally={tally} onClosed={closed} />
              <VenuesTable tally={tally} />
            </>
          )}
        </Loaded>
      </section>
      <Conflicts month={month} />
    </>
  );
}
