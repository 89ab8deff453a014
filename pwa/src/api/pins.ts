/** One's own PIN for shared phones, as the server's `pins/`. */
import * as v from 'valibot';
import { moment } from './wire/fields';
import { call } from './wire/http';

const state = v.object({ set_at: v.nullable(moment) });

export const readPin = () => call(state, '/api/account/pin');

export const choosePin = (pin: string) => call(state, '/api/account/pin', { method: 'PUT', body: { pin } });
