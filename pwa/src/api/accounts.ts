/** Sessions of people, and the phones they enrol, as the server's `accounts/`. */
import * as v from 'valibot';
import { call, nothing } from './wire/http';
import { enrolment, me, sessions } from './wire/people';

export const signIn = (email: string, password: string) =>
  call(me, '/api/session', { method: 'POST', body: { email, password } });

export const whoAmI = () => call(me, '/api/session');

/** Where the browser goes to sign out at the provider too, for a session that began there. */
const left = v.nullable(v.object({ leave_at: v.string() }));

export const signOut = () => call(left, '/api/session', { method: 'DELETE' });

export const listSessions = () => call(sessions, '/api/sessions');

export const endSession = (sessionId: string) => call(nothing, `/api/sessions/${sessionId}`, { method: 'DELETE' });

export const endOtherSessions = () => call(nothing, '/api/sessions', { method: 'DELETE' });

export const enrolDevice = (label: string, venueId: number) =>
  call(enrolment, '/api/devices', { method: 'POST', body: { label, venue_id: venueId } });
