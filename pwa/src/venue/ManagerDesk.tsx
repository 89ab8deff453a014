import type { Me } from '../api/wire/people';
import { SectionHere } from '../desk/SectionHere';
import { OnPeople } from '../people/OnPeople';
import { OnPlaces } from '../place/OnPlaces';
import { OnStatements } from '../statements/OnStatements';

/** The manager's desk: what the venues will be paid; scan by scan; the place; the phones that scan for it; the people. */
export default function ManagerDesk({ me }: { me: Me }) {
  return (
    <OnPeople me={me}>
      <OnStatements side="manager">
        <OnPlaces me={me}>
          <SectionHere me={me} />
        </OnPlaces>
      </OnStatements>
    </OnPeople>
  );
}
