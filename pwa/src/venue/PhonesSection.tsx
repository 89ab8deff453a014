import type { Me } from '../api/wire/people';
import { Phones } from '../phones/Phones';
import { OfVenue } from './OfVenue';

/** The phones that scan for a venue. */
export default function PhonesSection({ me }: { me: Me }) {
  return <OfVenue me={me}>{({ venue_id }) => <Phones key={venue_id} venueId={venue_id} />}</OfVenue>;
}
