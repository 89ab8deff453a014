/** Vouchers that came twice, as the server's `guarantee/` and its desk in `activity/`. */
import * as v from 'valibot';
import { line } from './activity';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const oneCase = v.object({ conflict: line, winner: line });
const casePage = v.object({ cases: v.array(oneCase), page: whole, pages: whole, total: whole, waiting: whole });
const decided = v.object({ honoured: whole, net_cents: whole, refused: whole, waiting: whole });

export type Case = v.InferOutput<typeof oneCase>;
export type CasePage = v.InferOutput<typeof casePage>;
export type DecidedByRule = v.InferOutput<typeof decided>;
export type Outcome = 'honoured' | 'refused';

export const listWaitingConflicts = (page: string) => call(casePage, `/api/conflicts?${new URLSearchParams({ page: page || '1' })}`);

export const listDecidedConflicts = (month: string, page: string) =>
  call(casePage, `/api/conflicts?${new URLSearchParams({ state: 'decided', month, page: page || '1' })}`);

export const decideConflict = (id: string, outcome: Outcome, reason: string, note: string) =>
  call(oneCase, `/api/conflicts/${id}/decision`, { method: 'POST', body: { outcome, reason, note } });

export const applyRule = () => call(decided, '/api/conflicts/due', { method: 'POST' });
