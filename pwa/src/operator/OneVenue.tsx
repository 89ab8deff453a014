import { ArrowLeft } from 'lucide';
import { getBalance } from '../api/settlements';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { toAddress } from '../lib/address';
import { UNFILTERED } from '../listing/filters';
import { Button } from '../ui/Button';
import { Phones } from '../phones/Phones';
import { VenueCard } from '../place/VenueCard';
import { Exports } from '../venue/Exports';
import { VenueMonth } from '../venue/VenueMonth';
import { t } from './t';

/** One venue's month as its manager sees it; here scans can also be undone after the closing. */
export function OneVenue({ venueId, month }: { venueId: number; month: string }) {
  const asked = useAnswer(() => getBalance(venueId), String(venueId));
  return (
    <>
      <Button
        kind="quiet"
        icon={ArrowLeft}
        class="back"
        onPress={() => toAddress({ venue: '', status: '', service: '', number: '', page: '', fiche: '', ...UNFILTERED })}
      >
        {t('venue.back')}
      </Button>
      <Loaded asked={asked} label={t('month.loading')} lines={8}>
        {(balance) => (
          <>
            <p class="venue-name">{balance.name}</p>
            <div class="columns">
              <VenueMonth balance={balance} month={month} byOperator onChanged={asked.again} />
              <div class="beside">
                <VenueCard venueId={venueId} />
                <Exports venueId={venueId} month={month} />
                <Phones venueId={venueId} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
