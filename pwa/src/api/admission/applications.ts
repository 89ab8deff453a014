/** Applications, for whoever has the link and for the operator, as the server's `admission/applications/`. */
import * as v from 'valibot';
import { CAPACITIES, DOCUMENT_KINDS, QUALIFICATIONS, STATES } from './organisations';
import { count, id, moment } from '../wire/fields';
import { call } from '../wire/http';
import { paged, pageOf } from '../wire/pages';
import { SERVICES } from '../wire/shapes';

const EVENTS = ['submitted', 'question', 'answered', 'accepted', 'refused', 'withdrawn'] as const;
const UPLOAD_TIMEOUT_MS = 120_000;
const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

const knownVenue = v.object({ id, name: v.string(), address: v.string(), postcode: v.string(), commune: v.string() });
const part = v.object({
  id,
  name: v.string(),
  address: v.string(),
  postcode: v.string(),
  commune: v.string(),
  phone: v.string(),
  venue: v.nullable(knownVenue),
});
const document = v.object({ id, kind: v.picklist(DOCUMENT_KINDS), name: v.string(), media_type: v.picklist(MEDIA_TYPES), size: count });

const facts = v.object({
  id,
  state: v.picklist(STATES),
  submitted_at: v.nullable(moment),
  decided_at: v.nullable(moment),
  reason: v.string(),
  siret: v.string(),
  register_says: v.string(),
  name: v.string(),
  legal_form: v.string(),
  address: v.string(),
  postcode: v.string(),
  commune: v.string(),
  representative: v.string(),
  email: v.string(),
  phone: v.string(),
  runs_venues: v.boolean(),
  prescribes: v.boolean(),
  sponsors: v.boolean(),
  services: v.array(v.picklist(SERVICES)),
  charter_version: v.string(),
  documents: v.array(document),
  events: v.array(v.object({ kind: v.picklist(EVENTS), text: v.string(), at: moment })),
});

const own = v.object({
  ...facts.entries,
  venues: v.array(part),
  missing: v.array(v.string()),
  needed: v.array(v.picklist(DOCUMENT_KINDS)),
  charter_now: v.string(),
});

const register = v.object({
  state: v.picklist(['off', 'unavailable', 'found', 'unknown', 'closed']),
  siret: v.string(),
  name: v.string(),
  legal_form: v.string(),
  address: v.string(),
  postcode: v.string(),
  commune: v.string(),
});

const owner = v.object({ id, name: v.string(), siret: v.nullable(v.string()), qualification: v.picklist(QUALIFICATIONS) });

const file = v.object({
  application: facts,
  organisation: v.nullable(owner),
  venues: v.array(v.object({ part, owner: v.nullable(owner), has_scans: v.boolean() })),
  missing: v.array(v.string()),
  others: v.array(id),
});

const queueLine = v.object({
  id,
  state: v.picklist(STATES),
  name: v.string(),
  siret: v.string(),
  postcode: v.string(),
  commune: v.string(),
  capacities: v.array(v.picklist(CAPACITIES)),
  submitted_at: v.nullable(moment),
  changed_at: moment,
});

export type OwnApplication = v.InferOutput<typeof own>;
export type ApplicationFacts = v.InferOutput<typeof facts>;
export type ApplicationEvent = ApplicationFacts['events'][number];
export type ApplicationFile = v.InferOutput<typeof file>;
export type QueueLine = v.InferOutput<typeof queueLine>;
export type KnownVenue = v.InferOutput<typeof knownVenue>;
export type Part = v.InferOutput<typeof part>;
export type RegisterAnswer = v.InferOutput<typeof register>;

/** A step of the form: what is left out stays. */
export type Saved = Partial<
  Pick<
    OwnApplication,
    | 'siret'
    | 'name'
    | 'legal_form'
    | 'address'
    | 'postcode'
    | 'commune'
    | 'representative'
    | 'email'
    | 'phone'
    | 'runs_venues'
    | 'prescribes'
    | 'sponsors'
    | 'services'
  >
> & { charter?: boolean };

export interface TypedVenue {
  name: string;
  address: string;
  postcode: string;
  commune: string;
  phone: string;
}

const MINE = '/api/applications/mine';

export const startApplication = (email: string) =>
  call(v.object({ application: own, token: v.string(), mailed: v.boolean() }), '/api/applications', { method: 'POST', body: { email } });

export const openApplication = (token: string) => call(own, MINE, { token });

export const saveApplication = (token: string, saved: Saved) => call(own, MINE, { method: 'PATCH', body: saved, token });

export const lookUpSiret = (token: string, siret: string) => call(register, `${MINE}/register?siret=${encodeURIComponent(siret)}`, { token });

export const findKnownVenues = (token: string, text: string) =>
  call(v.object({ venues: v.array(knownVenue) }), `${MINE}/known-venues?text=${encodeURIComponent(text)}`, { token });

export const addVenue = (token: string, venue: { venue_id: number } | TypedVenue) =>
  call(own, `${MINE}/venues`, { method: 'POST', body: venue, token });

export const removeVenue = (token: string, partId: number) => call(own, `${MINE}/venues/${partId}`, { method: 'DELETE', token });

export const addDocument = (token: string, kind: string, chosen: File) => {
  const query = new URLSearchParams({ kind, name: chosen.name.slice(-200) });
  return call(own, `${MINE}/documents?${query.toString()}`, { method: 'POST', body: chosen, token, timeoutMs: UPLOAD_TIMEOUT_MS });
};

export const removeDocument = (token: string, documentId: number) => call(own, `${MINE}/documents/${documentId}`, { method: 'DELETE', token });

export const submitApplication = (token: string) => call(own, `${MINE}/submit`, { method: 'POST', token });

export const answerQuestion = (token: string, text: string) => call(own, `${MINE}/answer`, { method: 'POST', body: { text }, token });

export const withdrawApplication = (token: string) => call(own, `${MINE}/withdraw`, { method: 'POST', token });

export const listApplications = (question: string, after: string) =>
  call(v.object({ applications: v.array(queueLine), ...paged }), pageOf('/api/applications', question, after));
export const applicationsFile = (question: string): string => `/api/applications/all.csv?${question}`;

export const getApplication = (applicationId: number) => call(file, `/api/applications/${applicationId}`);

export const askApplicant = (applicationId: number, text: string) =>
  call(file, `/api/applications/${applicationId}/question`, { method: 'POST', body: { text } });

export const acceptApplication = (applicationId: number, reason: string) =>
  call(v.object({ file, links: v.array(v.string()) }), `/api/applications/${applicationId}/accept`, { method: 'POST', body: { reason } });

export const refuseApplication = (applicationId: number, reason: string) =>
  call(file, `/api/applications/${applicationId}/refuse`, { method: 'POST', body: { reason } });

export const documentAddress = (applicationId: number, documentId: number) =>
  `/api/applications/${applicationId}/documents/${documentId}`;
