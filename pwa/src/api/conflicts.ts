/** Scans that lost a race, as the server's `guarantee/` and the desk of conflicts in `activity/`. */
import * as v from 'valibot';
import { line } from './activity';
import { cents, moment } from './wire/fields';
import { call } from './wire/http';
import { OF_DECISIONS } from './wire/refusals';

const whole = v.pipe(v.number(), v.integer());
const oneCase = v.object({ conflict: line, winner: line });
const casePage = v.object({ cases: v.array(oneCase), page: whole, pages: whole, total: whole, waiting: whole });
const decided = v.object({ honoured: whole, net_cents: whole, refused: whole, waiting: whole });

export type Case = v.InferOutput<typeof oneCase>;
export type CasePage = v.InferOutput<typeof casePage>;
export type DecidedByRule = v.InferOutput<typeof decided>;
export type Decision = v.InferOutput<typeof decision>;
export type Outcome = 'honoured' | 'refused';

export const listWaitingConflicts = (page: string) => call(casePage, `/api/conflicts?${new URLSearchParams({ page: page || '1' })}`);

export const listDecidedConflicts = (month: string, page: string) =>
  call(casePage, `/api/conflicts?${new URLSearchParams({ state: 'decided', month, page: page || '1' })}`);

export const decideConflict = (id: string, outcome: Outcome, reason: string, note: string) =>
  call(oneCase, `/api/conflicts/${id}/decision`, { method: 'POST', body: { outcome, reason, note } });

export const applyRule = () => call(decided, '/api/conflicts/due', { method: 'POST' });

/** The final decision on a scan that lost a race; `net_cents` is set exactly when it is honoured. */
export const decision = v.pipe(
  v.object({
    id: v.string(),
    outcome: v.picklist(['honoured', 'refused']),
    net_cents: v.nullable(cents),
    ...{ reason: v.string(), note: v.string(), by_rule: v.boolean(), decided_at: moment },
  }),
  v.check(({ outcome, net_cents }) => (outcome === 'honoured') === (net_cents !== null)),
);

/** The elements are validated one by one, so that an unknown shape does not reject the others. */
export const decisions = v.object({ decisions: v.array(v.unknown()) });

/** Reads the decisions on lost races, by at most 100 redemption ids; ids without a decision are left out. */
export const readDecisions = (token: string, redemptionIds: readonly string[]) =>
  call(decisions, '/api/redemptions/decisions', {
    method: 'POST',
    body: { redemption_ids: redemptionIds },
    token,
    codes: OF_DECISIONS,
  });
