/** Venues found again on a desk, as the server's `venues/found/`. */
import * as v from 'valibot';
import { id } from '../wire/fields';
import { call } from '../wire/http';
import { paged, pageOf } from '../wire/pages';

export const VENUE_STATES = ['open', 'closed'] as const;

const venue = v.object({
  id,
  name: v.string(),
  organisation: v.string(),
  address: v.string(),
  postcode: v.string(),
  commune: v.string(),
  state: v.picklist(VENUE_STATES),
});

export type FoundVenue = v.InferOutput<typeof venue>;

export const findVenues = (question: string, after: string) =>
  call(v.object({ venues: v.array(venue), ...paged }), pageOf('/api/venues/found', question, after));
export const venuesFile = (question: string): string => `/api/venues/found.csv?${question}`;
