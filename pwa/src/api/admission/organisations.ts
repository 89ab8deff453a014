/** Organisations, their qualification and applications' own words, as the server's `admission/`. */
import * as v from 'valibot';
import { count, id, moment } from '../wire/fields';
import { call } from '../wire/http';
import { paged, pageOf } from '../wire/pages';

export const CAPACITIES = ['runs_venues', 'prescribes', 'sponsors'] as const;
export const QUALIFICATIONS = ['applied', 'qualified', 'suspended', 'dequalified'] as const;
export const DECISIONS = ['qualified', 'suspended', 'dequalified'] as const;
export const LEGAL_FORMS = ['association', 'public_body', 'company', 'cooperative', 'foundation', 'self_employed', 'other'] as const;
export const DOCUMENT_KINDS = ['statutes', 'receipt', 'kbis', 'deliberation', 'registration', 'proof'] as const;
export const STATES = ['draft', 'submitted', 'question', 'answered', 'accepted', 'refused', 'withdrawn'] as const;

const qualification = v.picklist(QUALIFICATIONS);
const decision = v.object({ state: v.picklist(DECISIONS), reason: v.string(), decided_at: moment });
const answer = v.object({ id, text: v.string(), written_at: moment, reply: v.string(), closed_at: v.nullable(moment) });

const line = v.object({
  id,
  siret: v.nullable(v.string()),
  name: v.string(),
  qualification,
  postcode: v.string(),
  commune: v.string(),
  capacities: v.array(v.picklist(CAPACITIES)),
  venues: count,
});

const organisation = v.object({
  id,
  siret: v.nullable(v.string()),
  name: v.string(),
  legal_form: v.string(),
  address: v.string(),
  postcode: v.string(),
  commune: v.string(),
  email: v.string(),
  phone: v.string(),
  runs_venues: v.boolean(),
  prescribes: v.boolean(),
  sponsors: v.boolean(),
  territory: v.nullable(v.array(v.string())),
  qualification,
  possible: v.array(v.picklist(DECISIONS)),
  people: count,
  venues: v.array(v.object({ id, name: v.string(), postcode: v.string(), commune: v.string() })),
  decisions: v.array(decision),
  answers: v.array(answer),
  applications: v.array(v.object({ id, state: v.picklist(STATES), submitted_at: v.nullable(moment) })),
});

const own = v.object({
  id,
  name: v.string(),
  siret: v.nullable(v.string()),
  qualification,
  decisions: v.array(decision),
  answers: v.array(answer),
});

export type Capacity = (typeof CAPACITIES)[number];
export type Qualification = (typeof QUALIFICATIONS)[number];
export type Decision = (typeof DECISIONS)[number];
export type OrganisationLine = v.InferOutput<typeof line>;
export type Organisation = v.InferOutput<typeof organisation>;
export type OwnOrganisation = v.InferOutput<typeof own>;
export type OrganisationAnswer = v.InferOutput<typeof answer>;

/** What the operator writes of an organisation. */
export interface OrganisationFacts {
  siret: string;
  name: string;
  legal_form: string;
  address: string;
  postcode: string;
  commune: string;
  email: string;
  phone: string;
  runs_venues: boolean;
  prescribes: boolean;
  sponsors: boolean;
  territory: string[] | null;
}

const page = v.object({
  organisations: v.array(line),
  states: v.record(v.string(), count),
  ...paged,
});

export const listOrganisations = (question: string, after: string) => call(page, pageOf('/api/organisations', question, after));
export const organisationsFile = (question: string): string => `/api/organisations.csv?${question}`;

export const getOrganisation = (organisationId: number) => call(organisation, `/api/organisations/${organisationId}`);

export const createOrganisation = (facts: OrganisationFacts & { qualified: boolean }) =>
  call(organisation, '/api/organisations', { method: 'POST', body: facts });

export const changeOrganisation = (organisationId: number, facts: OrganisationFacts) =>
  call(organisation, `/api/organisations/${organisationId}`, { method: 'PATCH', body: facts });

export const decideOrganisation = (organisationId: number, state: Decision, reason: string) =>
  call(organisation, `/api/organisations/${organisationId}/decision`, { method: 'POST', body: { state, reason } });

export const listOwnOrganisations = () => call(v.object({ organisations: v.array(own) }), '/api/organisations/mine');

export const answerDecision = (organisationId: number, text: string) =>
  call(answer, `/api/organisations/${organisationId}/answers`, { method: 'POST', body: { text } });

export const closeAnswer = (answerId: number, reply: string) =>
  call(answer, `/api/organisations/answers/${answerId}/close`, { method: 'POST', body: { reply } });
