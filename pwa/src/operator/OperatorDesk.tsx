import './operator.css';
import { Acpr } from '../acpr/Acpr';
import { AdmissionCorner, useWaitingAdmissions } from '../admission/AdmissionCorner';
import { listWaitingConflicts } from '../api/conflicts';
import { listSettlements } from '../api/settlements';
import type { Me } from '../api/wire/people';
import { Conflicts } from '../conflicts/Conflicts';
import { monthOrNow } from '../desk/months';
import { useAnswer } from '../desk/useAnswer';
import { FrontCorner } from '../front/FrontCorner';
import { LedgerCorner } from '../ledger/LedgerCorner';
import { inAddress } from '../lib/address';
import { PayoutsCorner, useWaitingPayments } from '../payouts/PayoutsCorner';
import { PeopleCorner } from '../people/PeopleCorner';
import { ClosedReports } from '../place/ClosedReports';
import { Reports, useReports } from '../place/Reports';
import { StockCorner } from '../stock/StockCorner';
import { FirstSteps } from '../steps/FirstSteps';
import { OnSteps } from '../steps/OnSteps';
import { SettingsCorner } from '../steps/SettingsCorner';
import { AllVenues } from './AllVenues';
import { Campaigns } from './Campaigns';
import { Everything } from './Everything';
import { OneVenue } from './OneVenue';
import { Tasks } from './Tasks';

/** The operator's desk: tasks, campaigns, then a month of all venues or of the one that the address names. */
export default function OperatorDesk({ me }: { me: Me }) {
  return (
    <Everything me={me}>
      <OnSteps>
        <FirstScreen me={me} />
      </OnSteps>
    </Everything>
  );
}

function FirstScreen({ me }: { me: Me }) {
  const months = useAnswer(listSettlements, 'settlements');
  const reports = useReports();
  const conflicts = useAnswer(() => listWaitingConflicts(''), 'conflicts');
  const payments = useWaitingPayments(me);
  const admissions = useWaitingAdmissions();
  const month = monthOrNow(inAddress('month'));
  const venueId = Number(inAddress('venue'));
  if (Number.isSafeInteger(venueId) && venueId > 0) return <OneVenue venueId={venueId} month={month} />;
  return (
    <div class="columns operator">
      <div class="beside">
        <FirstSteps />
        <Tasks
          asked={months}
          reports={reports.value?.reports.length ?? 0}
          conflicts={conflicts.value?.waiting ?? 0}
          payments={payments.ways}
          admissions={admissions}
        />
        <Reports asked={reports} />
        <PayoutsCorner asked={payments.asked} />
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
      <AllVenues
        month={month}
        onClosed={() => {
          months.again();
          payments.asked.again();
        }}
      />
      <Conflicts month={month} onDecided={conflicts.again} />
    </div>
  );
}
