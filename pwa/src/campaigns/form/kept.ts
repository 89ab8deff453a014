/** What was typed into the form of a campaign, stored for this tab until it is saved, so that a reload loses nothing. */
import * as v from 'valibot';
import { parseJson } from '../../api/wire/http';
import { SERVICES } from '../../api/wire/shapes';
import { inTab } from '../../lib/kept';
import type { Typed } from './form';

const text = v.string();
const typed = v.object({
  sponsor: text,
  name: text,
  kind: v.picklist(['fixed', 'days']),
  first_day: text,
  last_day: text,
  grace_day: text,
  valid_days: text,
  territory: text,
  publics: v.array(text),
  needs_approval: v.optional(v.boolean(), false),
  all_services: v.boolean(),
  services: v.array(v.picklist(SERVICES)),
  voucher: text,
  allowance: text,
  allowance_alone: text,
  fee: text,
  sponsor_fee: text,
  guarantee: text,
  text,
  trusts: v.picklist(['yes', 'no']),
  promise_days: v.optional(text, '30'),
  steps: v.object({ alert: text, block: text, acknowledge: text, statement: text }),
});

const keyOf = (campaignId: number | null) => `poincon.campaign.${campaignId ?? 'new'}`;

export function kept(campaignId: number | null): Typed | null {
  const found = v.safeParse(typed, parseJson(inTab.get(keyOf(campaignId)) ?? ''));
  return found.success ? found.output : null;
}

export function keep(campaignId: number | null, what: Typed): void {
  inTab.set(keyOf(campaignId), JSON.stringify(what));
}

export function forget(campaignId: number | null): void {
  inTab.remove(keyOf(campaignId));
}
