import './operator.css';
import { Acpr } from '../acpr/Acpr';
import { AdmissionCorner } from '../admission/AdmissionCorner';
import { getPayouts } from '../api/payouts';
import type { Me } from '../api/wire/people';
import { Conflicts } from '../conflicts/Conflicts';
import { monthOrNow } from '../desk/months';
import { useAnswer } from '../desk/useAnswer';
import { FrontCorner } from '../front/FrontCorner';
import { LedgerCorner } from '../ledger/LedgerCorner';
import { inAddress } from '../lib/address';
import { PayoutsCorner } from '../payouts/PayoutsCorner';
import { PeopleCorner } from '../people/PeopleCorner';
import { ClosedReports } from '../place/ClosedReports';
import { Reports, useReports } from '../place/Reports';
import { StockCorner } from '../stock/StockCorner';
import { FirstSteps } from '../steps/FirstSteps';
import { OnSteps } from '../steps/OnSteps';
import { SettingsCorner } from '../steps/SettingsCorner';
import { ToDo } from '../todo/ToDo';
import { AllVenues } from './AllVenues';
import { Campaigns } from './Campaigns';
import { Everything } from './Everything';
import { OneVenue } from './OneVenue';

/** The operator's desk: what waits, campaigns, then a month of all venues or of the one that the address names. */
export default function OperatorDesk({ me }: { me: Me }) {
  return (
    <Everything me={me}>
      <OnSteps>
        <FirstScreen />
      </OnSteps>
    </Everything>
  );
}

function FirstScreen() {
  const reports = useReports();
  const payouts = useAnswer(getPayouts, 'payouts');
  const month = monthOrNow(inAddress('month'));
  const venueId = Number(inAddress('venue'));
  if (Number.isSafeInteger(venueId) && venueId > 0) return <OneVenue venueId={venueId} month={month} />;
  return (
    <div class="columns operator">
      <div class="beside">
        <FirstSteps />
        <ToDo desk="operator" />
        <Reports asked={reports} />
        <PayoutsCorner asked={payouts} />
        <AdmissionCorner />
        <Campaigns />
        <FrontCorner />
        <LedgerCorner />
        <Acpr />
        <ClosedReports />
        <StockCorner side="operator" />
        <PeopleCorner operator />
        <SettingsCorner />
      </div>
      <AllVenues month={month} onClosed={payouts.again} />
      <Conflicts month={month} onDecided={() => undefined} />
    </div>
  );
}
