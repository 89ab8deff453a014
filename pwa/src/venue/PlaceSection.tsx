import { OwnQualification } from '../admission/OwnQualification';
import type { Me } from '../api/wire/people';
import { OwnApprovals } from '../campaigns/approvals/OwnApprovals';
import { ClosedReports } from '../place/ClosedReports';
import { AddVenue } from '../place/OnPlaces';
import { Reports, useReports } from '../place/Reports';
import { VenueCard } from '../place/VenueCard';
import { managesAll, OfVenue } from './OfVenue';

/** What people find of the venue, what they reported, and where its organisation may redeem. */
export default function PlaceSection({ me }: { me: Me }) {
  const reports = useReports();
  const all = managesAll(me);
  return (
    <>
      <OwnQualification />
      <OfVenue me={me}>
        {({ venue_id }) => (
          <>
            <Reports asked={reports} />
            <div class="columns">
              <VenueCard key={venue_id} venueId={venue_id} />
              <div class="beside">
                {all && <OwnApprovals />}
                <ClosedReports />
                {all && <AddVenue />}
              </div>
            </div>
          </>
        )}
      </OfVenue>
    </>
  );
}
