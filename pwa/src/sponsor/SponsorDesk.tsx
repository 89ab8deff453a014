import type { Me } from '../api/wire/people';
import { OnDesk } from '../campaigns/OnDesk';
import { SectionHere } from '../desk/SectionHere';
import { OnPeople } from '../people/OnPeople';
import { OnStock } from '../stock/OnStock';

/** The sponsor's desk: what waits for it, its campaigns and orders, their figures, its stock, its money, its people. */
export default function SponsorDesk({ me }: { me: Me }) {
  return (
    <OnPeople me={me}>
      <OnDesk side="sponsor">
        <OnStock side="sponsor" me={me}>
          <SectionHere me={me} />
        </OnStock>
      </OnDesk>
    </OnPeople>
  );
}
