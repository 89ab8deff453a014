import type { Me } from '../api/wire/people';
import { SectionHere } from '../desk/SectionHere';
import { Giving } from '../giving/Giving';
import { OnPeople } from '../people/OnPeople';
import { OnStock } from '../stock/OnStock';

/** The prescriber's desk: hand-overs, which work offline; the booklets; what is sent and received; the people. */
export default function PrescriberDesk({ me }: { me: Me }) {
  return (
    <Giving me={me}>
      <OnPeople me={me}>
        <OnStock side="prescriber" me={me}>
          <SectionHere me={me} />
        </OnStock>
      </OnPeople>
    </Giving>
  );
}
