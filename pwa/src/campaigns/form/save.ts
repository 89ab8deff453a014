/** Saves a campaign: its terms, then the days of its steps that differ from the defaults. */
import { type Campaign, changeCampaign, createCampaign } from '../../api/campaigns';
import { getProcedure, moveSteps } from '../../api/expiry';
import type { Answer, Failure } from '../../api/wire/http';
import { daysOf, openSteps } from '../end/steps';
import { changesOf, stepsOf, termsOf, type Typed } from './form';

export type Saved =
  | { readonly ok: true; readonly campaign: Campaign }
  /** `campaign` is set when its terms were saved and only its steps were not. */
  | { readonly ok: false; readonly failure: Failure; readonly campaign: Campaign | null };

export async function save(before: Campaign | null, typed: Typed): Promise<Saved> {
  const terms = await saveTerms(before, typed);
  if (!terms.ok) return { ...terms, campaign: null };
  const campaign = terms.value;
  const failure = await saveSteps(campaign.id, typed);
  return failure === null ? { ok: true, campaign } : { ok: false, failure, campaign };
}

async function saveTerms(before: Campaign | null, typed: Typed): Promise<Answer<Campaign>> {
  const terms = termsOf(typed);
  if (before === null) return createCampaign(Number(typed.sponsor), { ...terms, needs_approval: typed.needs_approval });
  return changeCampaign(before.id, changesOf(before, terms));
}

async function saveSteps(campaignId: number, typed: Typed): Promise<Failure | null> {
  const wanted = stepsOf(typed);
  if (wanted === null) return null;
  const asked = await getProcedure(campaignId);
  if (!asked.ok) return asked.failure;
  const present = daysOf(asked.value);
  const moved = openSteps(asked.value).filter((step) => wanted[step] !== present[step]);
  if (moved.length === 0) return null;
  const answer = await moveSteps(campaignId, Object.fromEntries(moved.map((step) => [step, wanted[step]])));
  return answer.ok ? null : answer.failure;
}
