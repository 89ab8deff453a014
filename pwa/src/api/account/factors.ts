/** Second factors of people, as the server's `factors/`. */
import * as v from 'valibot';
import { count, id, moment } from '../wire/fields';
import { call, nothing } from '../wire/http';
import { me } from '../wire/people';

const recoveryCodes = v.object({ recovery_codes: v.array(v.string()) });
const options = v.object({ options: v.record(v.string(), v.unknown()) });
const newSecret = v.object({ secret: v.string(), uri: v.string(), picture: v.string() });
const passkey = v.object({ id, name: v.string(), added_at: moment, last_used_at: v.nullable(moment) });
const factors = v.object({
  authenticator_since: v.nullable(moment),
  passkeys: v.array(passkey),
  recovery_left: count,
  needed: v.boolean(),
  may_change: v.boolean(),
});

export type RecoveryCodes = v.InferOutput<typeof recoveryCodes>;
export type NewSecret = v.InferOutput<typeof newSecret>;
export type Passkey = v.InferOutput<typeof passkey>;
export type Factors = v.InferOutput<typeof factors>;

const AUTHENTICATOR = '/api/factors/authenticator';
const PASSKEYS = '/api/factors/passkeys';

export const giveCode = (code: string) => call(me, '/api/session/factor', { method: 'POST', body: { code } });

export const askPasskey = () => call(options, '/api/session/passkey/options', { method: 'POST' });

export const signInByPasskey = (credential: unknown) =>
  call(me, '/api/session/passkey', { method: 'POST', body: { credential } });

export const getFactors = () => call(factors, '/api/factors');

export const beginAuthenticator = () => call(newSecret, AUTHENTICATOR, { method: 'POST' });

export const confirmAuthenticator = (code: string) => call(recoveryCodes, AUTHENTICATOR, { method: 'PUT', body: { code } });

export const removeAuthenticator = () => call(nothing, AUTHENTICATOR, { method: 'DELETE' });

export const makeRecoveryCodes = () => call(recoveryCodes, '/api/factors/recovery-codes', { method: 'POST' });

export const askNewPasskey = () => call(options, `${PASSKEYS}/options`, { method: 'POST' });

export const addPasskey = (name: string, credential: unknown) =>
  call(recoveryCodes, PASSKEYS, { method: 'POST', body: { name, credential } });

export const renamePasskey = (passkeyId: number, name: string) =>
  call(nothing, `${PASSKEYS}/${passkeyId}`, { method: 'PATCH', body: { name } });

export const removePasskey = (passkeyId: number) => call(nothing, `${PASSKEYS}/${passkeyId}`, { method: 'DELETE' });

/** Removes all second factors of another person, who has lost theirs. */
export const resetFactors = (personId: number, reason: string) =>
  call(v.object({ done: v.boolean() }), `/api/people/${personId}/factors/reset`, { method: 'POST', body: { reason } });
