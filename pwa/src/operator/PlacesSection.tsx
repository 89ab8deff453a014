import './operator.css';
import { AdmissionCorner } from '../admission/AdmissionCorner';
import { Conflicts } from '../conflicts/Conflicts';
import { monthOrNow } from '../desk/months';
import { inAddress } from '../lib/address';
import { ClosedReports } from '../place/ClosedReports';
import { AllVenues } from './AllVenues';
import { OneVenue } from './OneVenue';

const nothing = () => undefined;

/** A month of all venues, or of the one that the address names; their organisations; conflicts between venues. */
export default function PlacesSection() {
  const month = monthOrNow(inAddress('month'));
  const venueId = Number(inAddress('venue'));
  if (Number.isSafeInteger(venueId) && venueId > 0) return <OneVenue venueId={venueId} month={month} />;
  return (
    <>
      <AdmissionCorner />
      <AllVenues month={month} onClosed={nothing} />
      <Conflicts month={month} onDecided={nothing} />
      <ClosedReports />
    </>
  );
}
