import type { Me } from '../api/wire/people';
import { SectionHere } from '../desk/SectionHere';
import { OnSteps } from '../steps/OnSteps';
import { Everything } from './Everything';

/** The operator's desk: what waits; then everything, by task. */
export default function OperatorDesk({ me }: { me: Me }) {
  return (
    <Everything me={me}>
      <OnSteps>
        <SectionHere me={me} />
      </OnSteps>
    </Everything>
  );
}
