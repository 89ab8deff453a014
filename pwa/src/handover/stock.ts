/** Whether the bundle allows handing over a booklet today, by this person. Pure. */
import type { BookletRange, CampaignTerms, PrescriberBundle } from '../api/hand-overs';

/** Why the phone refuses without asking the server. `not_ready`: it has no bundle yet. */
export type StockReason =
  | 'not_ready'
  | 'not_yours'
  | 'handed_over'
  | 'blocked'
  | 'voided'
  | 'in_transit'
  | 'not_funded'
  | 'expired'
  | 'stock_blocked';

export interface InStock {
  readonly kind: 'in_stock';
  readonly number: string;
  readonly size: number;
  readonly organisationId: number;
  readonly campaign: CampaignTerms;
}

export type Standing = InStock | { readonly kind: 'no'; readonly reason: StockReason };

const STATES: Record<string, StockReason> = {
  handed_over: 'handed_over',
  expired: 'expired',
  blocked: 'blocked',
  voided: 'voided',
  in_transit: 'in_transit',
  not_funded: 'not_funded',
};

const no = (reason: StockReason): Standing => ({ kind: 'no', reason });

/** `day` is the day in Paris (`yyyy-mm-dd`). Reasons are tested in the server's order. */
export function standingOf(number: string, bundle: PrescriberBundle | null, day: string): Standing {
  if (bundle === null) return no('not_ready');
  const range = rangeOf(number, bundle);
  const campaign = bundle.campaigns.find(({ id }) => id === range?.campaign_id);
  if (range === undefined || campaign === undefined) return no('not_yours');
  if (range.state !== 'in_stock') return no(STATES[range.state] ?? 'blocked');
  if (campaign.last_day !== null && campaign.last_day < day) return no('expired');
  if (campaign.stock_blocked) return no('stock_blocked');
  return { kind: 'in_stock', number, size: range.size, organisationId: range.organisation_id, campaign };
}

/** The range of the bundle that contains a booklet. */
export function rangeOf(number: string, bundle: PrescriberBundle): BookletRange | undefined {
  const [campaign = 0, serial = 0] = number.split('-').map(Number);
  return bundle.booklets.find(({ campaign_id, first, last }) => campaign_id === campaign && first <= serial && serial <= last);
}

export type AllowanceReason = 'too_many_alone' | 'too_many';

/** What of docs/glossary.md, rule 5 "Allowance", can be refused here: the server knows all earlier booklets, the phone only the one shown. */
export function allowanceReason(
  { campaign, size }: InStock,
  alone: boolean,
  earlier: BookletRange | undefined,
): AllowanceReason | null {
  if (alone && size > campaign.allowance_alone) return 'too_many_alone';
  const most = alone ? Math.min(campaign.allowance, 2 * campaign.allowance_alone) : campaign.allowance;
  const had = earlier?.campaign_id === campaign.id && earlier.state === 'handed_over' ? earlier.size : 0;
  return had + size > most ? 'too_many' : null;
}
