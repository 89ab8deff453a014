/** A venue as its manager and the operator see it, as the server's `venues/`. */
import * as v from 'valibot';
import { call } from './wire/http';

const id = v.pipe(v.number(), v.integer());

const venueFacts = v.object({
  id,
  name: v.string(),
  address: v.string(),
  postcode: v.string(),
  commune: v.string(),
  phone: v.string(),
  phone_said: v.string(),
  email: v.string(),
  opening_hours: v.string(),
  opening_words: v.array(v.string()),
  hours_question: v.string(),
  itinerant: v.boolean(),
  corrected: v.array(v.string()),
});

export type VenueFacts = v.InferOutput<typeof venueFacts>;
/** Fields that a manager may correct; those left out stay unchanged. */
export type Correction = Partial<Pick<VenueFacts, 'phone' | 'email' | 'opening_hours' | 'itinerant'>>;

export const getVenue = (venueId: number) => call(venueFacts, `/api/venues/${venueId}`);

export const correctVenue = (venueId: number, body: Correction) =>
  call(venueFacts, `/api/venues/${venueId}`, { method: 'PATCH', body });

const hoursChoice = { opening_hours: v.string(), opening_words: v.array(v.string()) };
const hoursRead = v.object({ ...hoursChoice, question: v.string(), choices: v.array(v.object(hoursChoice)) });
export type HoursRead = v.InferOutput<typeof hoursRead>;

/** Previews typed opening hours as the public will read them, with questions about what is doubtful. Saves nothing. */
export const readHours = (text: string) => call(hoursRead, `/api/opening-hours?${new URLSearchParams({ text })}`);
