/** A venue as its manager and the operator see it, as the server's `venues/`. */
import * as v from 'valibot';
import { call } from './wire/http';

const id = v.pipe(v.number(), v.integer());

const venueFacts = v.object({
  id,
  organisation_id: id,
  name: v.string(),
  address: v.string(),
  address_extra: v.string(),
  postcode: v.string(),
  commune: v.string(),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  position_assumed: v.boolean(),
  phone: v.string(),
  phone_said: v.string(),
  email: v.string(),
  website: v.string(),
  opening_hours: v.string(),
  opening_words: v.array(v.string()),
  hours_question: v.string(),
  itinerant: v.boolean(),
  services: v.array(v.string()),
  access_modes: v.array(v.string()),
  charges: v.array(v.string()),
  price_text: v.string(),
  booking_link: v.string(),
  languages: v.array(v.string()),
  closed_from: v.nullable(v.string()),
  corrected: v.array(v.string()),
});

export type VenueFacts = v.InferOutput<typeof venueFacts>;
/** Fields that a manager may correct; those left out stay unchanged. */
export type Correction = Partial<
  Omit<VenueFacts, 'id' | 'organisation_id' | 'position_assumed' | 'phone_said' | 'opening_words' | 'hours_question' | 'corrected' | 'closed_from'>
>;

/** How the public reaches a venue, and what it pays, as the national schema writes them. */
export const ACCESS_MODES = [
  'Se présenter',
  'Téléphoner',
  'Contacter par mail',
  'Prendre un RDV en ligne',
  'Envoyer un mail avec une fiche de prescription',
  'Ce lieu n\'accueille pas de public',
] as const;
export const CHARGES = ['Gratuit', 'Gratuit sous condition', 'Payant'] as const;

export const getVenue = (venueId: number) => call(venueFacts, `/api/venues/${venueId}`);

export const correctVenue = (venueId: number, body: Correction) =>
  call(venueFacts, `/api/venues/${venueId}`, { method: 'PATCH', body });

export const addVenue = (organisationId: number, body: Correction) =>
  call(venueFacts, '/api/venues', { method: 'POST', body: { ...body, organisation_id: organisationId } });

/** Closes a venue for good from a day on (`yyyy-mm-dd`). */
export const closeVenue = (venueId: number, closedFrom: string, reason: string) =>
  call(venueFacts, `/api/venues/${venueId}/closing`, { method: 'PUT', body: { closed_from: closedFrom, reason } });

export const reopenVenue = (venueId: number) => call(venueFacts, `/api/venues/${venueId}/closing`, { method: 'DELETE' });

const hoursChoice = { opening_hours: v.string(), opening_words: v.array(v.string()) };
const hoursRead = v.object({ ...hoursChoice, question: v.string(), choices: v.array(v.object(hoursChoice)) });
export type HoursRead = v.InferOutput<typeof hoursRead>;

/** Previews typed opening hours as the public will read them, with questions about what is doubtful. Saves nothing. */
export const readHours = (text: string) => call(hoursRead, `/api/opening-hours?${new URLSearchParams({ text })}`);
