import './operator.css';
import { FileText, History, Scale } from 'lucide';
import { Acpr } from '../acpr/Acpr';
import { AdmissionCorner } from '../admission/AdmissionCorner';
import { getPayouts } from '../api/payouts';
import type { Me } from '../api/wire/people';
import { Conflicts } from '../conflicts/Conflicts';
import { ReadsOnly } from '../desk/Acts';
import { monthOrNow } from '../desk/months';
import { Opener } from '../desk/Opener';
import { useAnswer } from '../desk/useAnswer';
import { FrontCorner } from '../front/FrontCorner';
import { LedgerCorner } from '../ledger/LedgerCorner';
import { inAddress } from '../lib/address';
import { PayoutsCorner } from '../payouts/PayoutsCorner';
import { PeopleCorner } from '../people/PeopleCorner';
import { ClosedReports } from '../place/ClosedReports';
import { Reports, useReports } from '../place/Reports';
import { STATEMENTS } from '../statements/screens';
import { StockCorner } from '../stock/StockCorner';
import { TRAIL } from '../trail/screens';
import { Icon } from '../ui/Icon';
import { AllVenues } from './AllVenues';
import { Campaigns } from './Campaigns';
import { Everything } from './Everything';
import { OneVenue } from './OneVenue';
import { t } from './t';

/** The auditor's desk: all that the operator's shows, and no act. */
export default function AuditorDesk({ me }: { me: Me }) {
  return (
    <ReadsOnly>
      <Everything me={me}>
        <FirstScreen />
      </Everything>
    </ReadsOnly>
  );
}

function FirstScreen() {
  const payouts = useAnswer(getPayouts, 'payouts');
  const reports = useReports();
  const month = monthOrNow(inAddress('month'));
  const venueId = Number(inAddress('venue'));
  if (Number.isSafeInteger(venueId) && venueId > 0) return <OneVenue venueId={venueId} month={month} />;
  return (
    <div class="columns operator">
      <div class="beside">
        <Proofs />
        <LedgerCorner />
        <PayoutsCorner asked={payouts} />
        <Campaigns />
        <Acpr />
        <AdmissionCorner />
        <FrontCorner />
        <Reports asked={reports} />
        <ClosedReports />
        <StockCorner side="operator" />
        <PeopleCorner operator />
      </div>
      <AllVenues month={month} onClosed={() => undefined} />
      <Conflicts month={month} onDecided={() => undefined} />
    </div>
  );
}

/** Where an audit begins: who did what, every frozen statement, and what anyone may see of the money. */
function Proofs() {
  return (
    <section class="section">
      <h2>{t('audit.title')}</h2>
      <p class="quiet">{t('audit.intro')}</p>
      <Opener icon={History} title={t('audit.trail')} details={[t('audit.trail_what')]} screen={TRAIL} />
      <Opener icon={FileText} title={t('audit.statements')} details={[t('audit.statements_what')]} screen={STATEMENTS} />
      <a class="button" href="/solvabilite">
        <Icon icon={Scale} />
        <span class="button__text">{t('audit.solvency')}</span>
      </a>
    </section>
  );
}
