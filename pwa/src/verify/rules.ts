/** Whether the bundle's rules accept a voucher for a service on a day, in this venue: what a phone can check of the server's rules. */
import type { Bundle, CampaignRules, ServiceKey } from '../api/wire/shapes';
import type { Judgement, Reason, Voucher } from './types';

export type Rules = Pick<Bundle, 'venue' | 'campaigns' | 'voided' | 'blocked'>;

const accept: Judgement = { kind: 'accept', inGrace: false };
const refuse = (reason: Reason): Judgement => ({ kind: 'refuse', reason });
const handoverUnknown = (inGrace: boolean): Judgement => ({ kind: 'confirm', doubt: 'handover_unknown', inGrace });

/** Judges a verified voucher; `day` is the day of the scan in Paris. Reasons are tested in the server's order. */
export function judge(voucher: Voucher, service: ServiceKey, day: string, rules: Rules): Judgement {
  const { qualified, closed_from } = rules.venue;
  if (!qualified) return refuse('venue_not_qualified');
  if (closed_from && day >= closed_from) return refuse('venue_closed');
  const campaign = rules.campaigns.find(({ id }) => id === voucher.campaign);
  if (campaign === undefined) return judgeByPrint(voucher, day);
  if (campaign.approved === false) return refuse('not_approved');
  const reason = standingReason(voucher, campaign, rules) ?? serviceReason(campaign, service);
  return reason === null ? judgeDay(campaign, day) : refuse(reason);
}

/** For a campaign that is not in the bundle yet: only the printed day is known. */
function judgeByPrint(voucher: Voucher, day: string): Judgement {
  if (voucher.lastDay !== null && day > voucher.lastDay) return refuse('expired');
  return { kind: 'confirm', doubt: 'campaign_unknown', inGrace: false };
}

function standingReason(voucher: Voucher, campaign: CampaignRules, rules: Rules): Reason | null {
  if (rules.voided.includes(voucher.booklet) || rules.voided.includes(voucher.id)) return 'voided';
  if (!isFunded(voucher.serial, campaign)) return 'not_funded';
  if (rules.blocked.includes(voucher.booklet)) return 'blocked';
  return null;
}

function isFunded(serial: number, campaign: CampaignRules): boolean {
  return campaign.funded.some(([first, last]) => first <= serial && serial <= last);
}

function serviceReason(campaign: CampaignRules, service: ServiceKey): Reason | null {
  return campaign.services === null || campaign.services.includes(service) ? null : 'service_not_allowed';
}

/** Rules that depend on the hand-over are left to the server: the phone does not know it. */
function judgeDay(campaign: CampaignRules, day: string): Judgement {
  const { last_day, grace_day, valid_days, stock_blocked } = campaign;
  if (valid_days !== null) return handoverUnknown(false);
  if (last_day === null || day <= last_day) return stock_blocked ? handoverUnknown(false) : accept;
  return grace_day !== null && day <= grace_day ? handoverUnknown(true) : refuse('expired');
}
