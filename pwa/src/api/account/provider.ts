/** Sign-in with an OpenID Connect provider, as the server's `oidc/`. */
import * as v from 'valibot';
import { moment } from '../wire/fields';
import { call, nothing } from '../wire/http';

const provider = v.object({ label: v.nullable(v.string()) });
const linked = v.object({ ...provider.entries, linked_at: v.nullable(moment) });
const begun = v.object({ address: v.string() });

export type Begun = v.InferOutput<typeof begun>;

export const getProvider = () => call(provider, '/api/provider');

export const beginAtProvider = () => call(begun, '/api/provider/begin', { method: 'POST' });

export const getLinked = () => call(linked, '/api/provider/link');

export const beginLink = () => call(begun, '/api/provider/link', { method: 'POST' });

export const unlink = () => call(nothing, '/api/provider/link', { method: 'DELETE' });
