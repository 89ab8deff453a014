import './operator.css';
import { listSettlements } from '../api/settlements';
import { monthOrNow } from '../desk/months';
import { useAnswer } from '../desk/useAnswer';
import { inAddress } from '../lib/address';
import { AllVenues } from './AllVenues';
import { Conflicts } from './Conflicts';
import { OneVenue } from './OneVenue';
import { Tasks } from './Tasks';

/** What waits for a decision, then a month of all venues, or of the one that was opened. */
export default function OperatorDesk() {
  const months = useAnswer(listSettlements, 'settlements');
  const month = monthOrNow(inAddress('month'));
  const venueId = Number(inAddress('venue'));
  if (Number.isSafeInteger(venueId) && venueId > 0) return <OneVenue venueId={venueId} month={month} />;
  return (
    <div class="columns operator">
      <Tasks asked={months} />
      <AllVenues month={month} onClosed={months.again} />
      <Conflicts month={month} />
    </div>
  );
}
