import { OwnQualification } from '../admission/OwnQualification';
import type { Me } from '../api/wire/people';
import { Latest } from '../statements/Latest';
import { OwnAccounts, useOwnAccounts } from '../payouts/bank-accounts/OwnAccounts';
import { ToDo } from '../todo/ToDo';
import { Expected } from './Expected';
import { managesAll, OfVenue } from './OfVenue';

/** What will be paid, when, to which account, what waits and why; then what else there is to do, statements, accounts. */
export default function Money({ me }: { me: Me }) {
  const all = managesAll(me);
  const own = useOwnAccounts();
  return (
    <>
      <OfVenue me={me}>{(balance) => <Expected balance={balance} accounts={own.asked.value?.accounts ?? []} all={all} />}</OfVenue>
      <ToDo desk="manager" />
      <OwnQualification />
      <div class="columns">
        {all && <Latest key={own.changes} />}
        <div class="beside">
          <OwnAccounts own={own} />
        </div>
      </div>
    </>
  );
}
