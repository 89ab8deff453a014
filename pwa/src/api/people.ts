/** People of organisations, their invitations, and one's own account, as the server's `people/`. */
import * as v from 'valibot';
import { count, id, moment, named, place } from './wire/fields';
import { type Answer, call, nothing } from './wire/http';
import { paged, pageOf } from './wire/pages';
import { ROLES, type Role } from './wire/people';

const role = v.picklist(ROLES);

const heldRole = v.object({
  id,
  role,
  given_at: v.nullable(moment),
  /** The only venues that the role is for; none is all. */
  venues: v.array(place),
  /** Nobody else has it, and it cannot be withdrawn. */
  last: v.boolean(),
});

/** `may_reset`: whoever asks may reset their second factor, or confirm what `reset_asked_by` asked for; `has_pin`: they can scan with a shared phone. */
const member = v.object({ id, name: v.string(), email: v.string(), roles: v.array(heldRole), may_reset: v.boolean(), reset_asked_by: v.nullable(v.string()), has_pin: v.boolean() });

const invitation = v.object({
  id: v.string(),
  email: v.string(),
  name: v.string(),
  role,
  inviter: v.nullable(v.string()),
  created_at: moment,
  expires_at: moment,
});

const peopleThere = v.object({
  organisation: v.nullable(named),
  people: v.array(member),
  invitations: v.array(invitation),
  roles: v.array(role),
  venues: v.array(place),
});

const workplaces = v.object({
  organisations: v.array(v.object({ id, name: v.string(), people: count, waiting: count })),
});

/** `link`, and `qr` as SVG, are told once, where no mail carries it. */
const invited = v.object({ invitation, link: v.nullable(v.string()), qr: v.nullable(v.string()) });

const invitee = v.object({
  email: v.string(),
  name: v.string(),
  role,
  organisation: v.nullable(named),
  inviter: v.nullable(v.string()),
  expires_at: moment,
  has_account: v.boolean(),
});

const account = v.object({ name: v.string(), email: v.string() });

export type HeldRole = v.InferOutput<typeof heldRole>;
export type Member = v.InferOutput<typeof member>;
export type Invitation = v.InferOutput<typeof invitation>;
export type PeopleThere = v.InferOutput<typeof peopleThere>;
export type Invited = v.InferOutput<typeof invited>;
export type Invitee = v.InferOutput<typeof invitee>;
export type Account = v.InferOutput<typeof account>;

export interface Guest {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation_id: number | null;
}

export const listPeople = (organisationId: number | null) =>
  call(peopleThere, organisationId === null ? '/api/people' : `/api/people?organisation_id=${organisationId}`);

export const listWorkplaces = () => call(workplaces, '/api/people/organisations');

const foundRole = v.object({ id, name: v.string(), email: v.string(), role, organisation: v.nullable(named), given_at: v.nullable(moment) });
export type FoundRole = v.InferOutput<typeof foundRole>;

export const findPeople = (question: string, after: string) =>
  call(v.object({ roles: v.array(foundRole), ...paged }), pageOf('/api/people/found', question, after));
export const peopleFile = (question: string): string => `/api/people/found.csv?${question}`;

export const invite = (guest: Guest) => call(invited, '/api/invitations', { method: 'POST', body: guest });

export const resendInvitation = (invitationId: string) =>
  call(invited, `/api/invitations/${invitationId}/resend`, { method: 'POST' });

export const withdrawInvitation = (invitationId: string): Promise<Answer<unknown>> =>
  call(nothing, `/api/invitations/${invitationId}`, { method: 'DELETE' });

export const withdrawRole = (roleId: number): Promise<Answer<unknown>> =>
  call(nothing, `/api/people/roles/${roleId}`, { method: 'DELETE' });

export const limitToVenues = (roleId: number, venueIds: readonly number[]): Promise<Answer<unknown>> =>
  call(nothing, `/api/people/roles/${roleId}/venues`, { method: 'PUT', body: { venue_ids: venueIds } });

/** A random PIN in place of theirs, told this once. */
export const givePin = (roleId: number) => call(v.object({ pin: v.string() }), `/api/people/roles/${roleId}/pin`, { method: 'POST' });

export const lookAtInvitation = (token: string) =>
  call(invitee, '/api/invitations/look', { method: 'POST', body: { token } });

export const acceptInvitation = (token: string, newcomer: { name: string; password: string } | null) =>
  call(account, '/api/invitations/accept', { method: 'POST', body: { token, newcomer } });

export const rename = (name: string) => call(account, '/api/account/name', { method: 'PUT', body: { name } });

export const changePassword = (current: string, wanted: string): Promise<Answer<unknown>> =>
  call(nothing, '/api/account/password', { method: 'PUT', body: { current, new: wanted } });

export const askEmail = (email: string, password: string): Promise<Answer<unknown>> =>
  call(nothing, '/api/account/email', { method: 'PUT', body: { email, password } });

export const confirmEmail = (token: string) =>
  call(account, '/api/account/email/confirm', { method: 'POST', body: { token } });

export const forgetPassword = (email: string): Promise<Answer<unknown>> =>
  call(nothing, '/api/password/forgotten', { method: 'POST', body: { email } });

export const lookAtPasswordLink = (token: string) =>
  call(account, '/api/password/look', { method: 'POST', body: { token } });

export const setPassword = (token: string, password: string) =>
  call(account, '/api/password', { method: 'POST', body: { token, password } });
