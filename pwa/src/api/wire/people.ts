/** Who is signed in, and their phones: apart from `shapes`, since scanning needs none of it. */
import * as v from 'valibot';
import { id, moment, named, place } from './fields';

export const ROLES = ['operator', 'sponsor', 'prescriber', 'manager', 'mediator', 'auditor', 'hub'] as const;

export const me = v.object({
  id,
  name: v.string(),
  email: v.string(),
  roles: v.array(v.picklist(ROLES)),
  /** `whole`: not limited to some venues; absent from what an older app kept. */
  memberships: v.array(v.object({ role: v.picklist(ROLES), organisation: v.nullable(named), whole: v.optional(v.boolean(), true) })),
  venues: v.array(v.object({ ...place.entries, qualified: v.boolean() })),
  /** `to_set_up` and `to_give`: the session does not carry `hidden_roles` before that. */
  second_factor: v.picklist(['none_needed', 'to_set_up', 'to_give', 'given']),
  hidden_roles: v.array(v.picklist(ROLES)),
});

export const sessions = v.object({
  sessions: v.array(
    v.object({ id: v.string(), browser: v.string(), started_at: moment, last_seen_at: moment, current: v.boolean() }),
  ),
});

export const enrolment = v.object({
  device: v.object({
    id,
    label: v.string(),
    venue: place,
    person: v.string(),
    enrolled_at: moment,
  }),
  token: v.string(),
});

export type Me = v.InferOutput<typeof me>;
export type PersonSession = v.InferOutput<typeof sessions>['sessions'][number];
export type Role = Me['roles'][number];
export type Enrolment = v.InferOutput<typeof enrolment>;
