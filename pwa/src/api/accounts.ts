/** Sessions of people, and the phones they enrol, as the server's `accounts/`. */
import { type Answer, call, nothing } from './wire/http';
import { OF_TOKEN } from './wire/refusals';
import { deviceToken, devices, enrolment, me } from './wire/shapes';

export const signIn = (email: string, password: string) =>
  call(me, '/api/session', { method: 'POST', body: { email, password } });

export const whoAmI = () => call(me, '/api/session');

export const signOut = () => call(nothing, '/api/session', { method: 'DELETE' });

export const enrolDevice = (label: string, venueId: number) =>
  call(enrolment, '/api/devices', { method: 'POST', body: { label, venue_id: venueId } });

export const listDevices = () => call(devices, '/api/devices');

export const revokeDevice = (deviceId: number): Promise<Answer<unknown>> =>
  call(nothing, `/api/devices/${deviceId}`, { method: 'DELETE' });

/** A fresh bearer token; the old one works seven more days. */
export const rotateToken = (token: string) => call(deviceToken, '/api/devices/token', { method: 'POST', token, codes: OF_TOKEN });
