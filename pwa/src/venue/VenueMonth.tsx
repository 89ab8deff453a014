import './venue.css';
import { getVenueMonth, LISTED_AS, type MonthFilter } from '../api/activity';
import type { Balance } from '../api/settlements';
import { SERVICES } from '../api/wire/shapes';
import { Loaded } from '../desk/Loaded';
import { MonthNav } from '../desk/MonthNav';
import { useAnswer } from '../desk/useAnswer';
import { inAddress, oneOf, pageInAddress, toAddress } from '../lib/address';
import { closeScreen, route } from '../nav/route';
import { Corrections } from './Corrections';
import { Figures } from './Figures';
import { Filters } from './Filters';
import { Lines } from './Lines';
import { Story } from './Story';
import { t } from './t';

interface VenueMonthProps {
  balance: Balance;
  month: string;
  byOperator?: boolean;
  onChanged: () => void;
}

/** A venue's month: the sums, then the scans, each of which opens its `Story`. */
export function VenueMonth({ balance, month, byOperator = false, onChanged }: VenueMonthProps) {
  const filter: MonthFilter = {
    month,
    status: oneOf(LISTED_AS, inAddress('status')),
    service: oneOf(SERVICES, inAddress('service')),
    number: inAddress('number').slice(0, 30),
    page: pageInAddress(),
  };
  const venueId = balance.venue_id;
  const asked = useAnswer(() => getVenueMonth(venueId, filter), JSON.stringify([venueId, filter]));
  const changed = () => {
    asked.again();
    onChanged();
  };
  return (
    <section class="section" aria-label={t('statement.title')}>
      <MonthNav
        month={month}
        closedAt={asked.value?.period === month ? asked.value.closed_at : undefined}
        onOpen={(other) => toAddress({ month: other, page: '' })}
      />
      <Loaded asked={asked} label={t('statement.loading')} lines={8}>
        {(statement) => {
          const lines = [...statement.redemptions, ...statement.corrections];
          const open = lines.find((line) => line.id === route.value.screen);
          return (
            <>
              <Figures statement={statement} waiting={balance.waiting} />
              <Corrections lines={statement.corrections} />
              <Filters filter={filter} counts={statement.counts} />
              <Lines statement={statement} filter={filter} />
              {open && <Story line={open} byOperator={byOperator} onClose={closeScreen} onChanged={changed} />}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

