import type { Me } from '../api/wire/people';
import { SectionHere } from '../desk/SectionHere';

/** A hub's desk, read only. */
export default function HubDesk({ me }: { me: Me }) {
  return <SectionHere me={me} />;
}
