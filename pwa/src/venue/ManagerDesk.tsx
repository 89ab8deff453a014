import './venue.css';
import { MapPinOff } from 'lucide';
import { OwnQualification } from '../admission/OwnQualification';
import { OwnApprovals } from '../campaigns/approvals/OwnApprovals';
import { listBalances } from '../api/settlements';
import type { Me } from '../api/wire/people';
import { Loaded } from '../desk/Loaded';
import { monthOrNow } from '../desk/months';
import { useAnswer } from '../desk/useAnswer';
import { inAddress, toAddress } from '../lib/address';
import { KnownAccounts, MissingAccounts, useOwnAccounts } from '../payouts/bank-accounts/OwnAccounts';
import { OnPeople } from '../people/OnPeople';
import { PeopleCorner } from '../people/PeopleCorner';
import { Phones } from '../phones/Phones';
import { ClosedReports } from '../place/ClosedReports';
import { Reports, useReports } from '../place/Reports';
import { AddVenue, OnPlaces } from '../place/OnPlaces';
import { VenueCard } from '../place/VenueCard';
import { Latest } from '../statements/Latest';
import { OnStatements } from '../statements/OnStatements';
import { ToDo } from '../todo/ToDo';
import { EmptyState } from '../ui/EmptyState';
import { SelectField } from '../ui/SelectField';
import { Exports } from './Exports';
import { t } from './t';
import { VenueMonth } from './VenueMonth';

/** The manager's desk: what the venues are owed, scan by scan; statements; the phones that scan for them. */
export default function ManagerDesk({ me }: { me: Me }) {
  return (
    <OnPeople me={me}>
      <OnStatements side="manager">
        <OwnQualification />
        <FirstScreen me={me} />
      </OnStatements>
    </OnPeople>
  );
}

/** Whether someone manages all of an organisation; else nothing of it is theirs to read but the figures of their venues. */
const managesAll = (me: Me): boolean => me.memberships.some(({ role, whole }) => role === 'manager' && whole);

function FirstScreen({ me }: { me: Me }) {
  const all = managesAll(me);
  const month = monthOrNow(inAddress('month'));
  const asked = useAnswer(listBalances, String(me.id));
  const reports = useReports();
  const accounts = useOwnAccounts();
  return (
    <OnPlaces me={me} onAdded={asked.again}>
      <Loaded asked={asked} label={t('statement.loading')} lines={6}>
        {({ balances }) => {
          const chosen = balances.find((balance) => String(balance.venue_id) === inAddress('venue')) ?? balances[0];
          if (!chosen) {
            return (
              <>
                <EmptyState icon={MapPinOff} title={t('venue.none_title')}>
                  {t('venue.none')}
                </EmptyState>
                {all && <AddVenue />}
                {all && <PeopleCorner />}
              </>
            );
          }
          return (
            <>
              <ToDo desk="manager" />
              <Reports asked={reports} />
              {balances.length > 1 ? (
                <div class="venue-choice">
                  <SelectField
                    label={t('venue.choose')}
                    name="venue"
                    value={String(chosen.venue_id)}
                    options={balances.map(({ venue_id, name }) => ({ value: String(venue_id), label: name }))}
                    onChange={(venue) => toAddress({ venue, page: '', fiche: '' })}
                  />
                </div>
              ) : (
                <p class="venue-name">{chosen.name}</p>
              )}
              <MissingAccounts own={accounts} />
              {all && <Latest key={accounts.changes} />}
              <div class="columns">
                <VenueMonth key={chosen.venue_id} balance={chosen} month={month} onChanged={asked.again} />
                <div class="beside">
                  <KnownAccounts own={accounts} />
                  <Exports venueId={chosen.venue_id} month={month} />
                  <VenueCard key={chosen.venue_id} venueId={chosen.venue_id} />
                  {all && <AddVenue />}
                  {all && <OwnApprovals />}
                  <ClosedReports />
                  <Phones venueId={chosen.venue_id} />
                  {all && <PeopleCorner />}
                </div>
              </div>
            </>
          );
        }}
      </Loaded>
    </OnPlaces>
  );
}
