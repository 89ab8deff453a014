import type { Me } from '../api/wire/people';
import { ReadsOnly } from '../desk/Acts';
import { SectionHere } from '../desk/SectionHere';
import { Everything } from './Everything';

/** The auditor's desk: all that the operator's shows, and no act. */
export default function AuditorDesk({ me }: { me: Me }) {
  return (
    <ReadsOnly>
      <Everything me={me}>
        <SectionHere me={me} />
      </Everything>
    </ReadsOnly>
  );
}
