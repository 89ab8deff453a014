/** Which organisations redeem in a campaign that needs its sponsor's approval, as the server's `approvals/`. */
import * as v from 'valibot';
import { count, day, id, moment } from './wire/fields';
import { call, nothing } from './wire/http';

export const APPROVAL_STATES = ['asked', 'approved', 'none', 'refused', 'withdrawn'] as const;
const state = v.picklist(APPROVAL_STATES);
const standing = { state, reason: v.string(), decided_at: v.nullable(moment) };

const line = v.object({ id, name: v.string(), postcode: v.string(), commune: v.string(), qualified: v.boolean(), venues: count, ...standing });

const page = v.object({
  needs_approval: v.boolean(),
  organisations: v.array(line),
  states: v.record(v.string(), count),
  page: count,
  pages: count,
  total: count,
});

const own = v.object({
  organisation_id: id,
  organisation: v.string(),
  campaign_id: id,
  campaign: v.string(),
  sponsor: v.string(),
  last_day: v.nullable(day),
  ...standing,
});
const owns = v.object({ approvals: v.array(own) });

export type ApprovalState = v.InferOutput<typeof state>;
export type ApprovalDecision = 'approved' | 'refused' | 'withdrawn';
export type ApprovalLine = v.InferOutput<typeof line>;
export type ApprovalsPage = v.InferOutput<typeof page>;
export type OwnApproval = v.InferOutput<typeof own>;

const of = (campaignId: number) => `/api/campaigns/${campaignId}/approvals`;

export const listApprovals = (campaignId: number, query: string) => call(page, `${of(campaignId)}?${query}`);

export const needApproval = (campaignId: number, needed: boolean) => call(page, of(campaignId), { method: 'PUT', body: { needed } });

export const decideApproval = (campaignId: number, organisationId: number, decision: ApprovalDecision, reason: string) =>
  call(nothing, `${of(campaignId)}/${organisationId}`, { method: 'POST', body: { state: decision, reason } });

export const listOwnApprovals = () => call(owns, '/api/approvals');

export const askApproval = (campaignId: number, organisationId: number) =>
  call(owns, `/api/approvals/${campaignId}`, { method: 'POST', body: { organisation_id: organisationId } });
