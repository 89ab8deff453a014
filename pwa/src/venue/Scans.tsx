import type { Me } from '../api/wire/people';
import { monthOrNow } from '../desk/months';
import { inAddress } from '../lib/address';
import { Exports } from './Exports';
import { OfVenue } from './OfVenue';
import { VenueMonth } from './VenueMonth';

/** A month of a venue, scan by scan, and its files. */
export default function Scans({ me }: { me: Me }) {
  const month = monthOrNow(inAddress('month'));
  return (
    <OfVenue me={me}>
      {(balance, again) => (
        <>
          <VenueMonth key={balance.venue_id} balance={balance} month={month} onChanged={again} />
          <Exports venueId={balance.venue_id} month={month} />
        </>
      )}
    </OfVenue>
  );
}
