/** The form of a campaign: what is typed, its problems, and the terms it stands for. Pure. */
import type { Campaign, Terms } from '../../api/campaigns';
import { SERVICES, type ServiceKey } from '../../api/wire/shapes';
import { type MovableStep, MOVABLE, monthLater, usualDays } from '../end/days';
import { hundredths, typedHundredths, wholeWithin } from '../../lib/typed-numbers';
import { placesOf, wrongPlace } from './places';

export const MOST = { name: 200, places: 2000, days: 3650, cents: 100_000, bps: 10_000, allowance: 100, promise: 120, text: 500 } as const;

/** What a public buyer has to pay. */
const USUAL_PROMISE_DAYS = 30;

/** The fields as typed; an empty day of grace or of a step means the default. */
export interface Typed {
  sponsor: string;
  name: string;
  kind: 'fixed' | 'days';
  first_day: string;
  last_day: string;
  grace_day: string;
  valid_days: string;
  territory: string;
  publics: string[];
  /** Of a new campaign only; later it is an act of its own. */
  needs_approval: boolean;
  all_services: boolean;
  services: ServiceKey[];
  voucher: string;
  allowance: string;
  allowance_alone: string;
  fee: string;
  sponsor_fee: string;
  guarantee: string;
  text: string;
  /** Whether a written payment order is enough. */
  trusts: 'yes' | 'no';
  promise_days: string;
  steps: Record<MovableStep, string>;
}

export type FieldName = keyof Typed;

/** Terms that can no longer change: `money` once an order is funded, `paper` once booklets are issued. Else the server refuses with `terms_funded` or `terms_issued`. */
export interface Fixed {
  readonly money: boolean;
  readonly paper: boolean;
}

const OF_MONEY = ['voucher', 'fee', 'sponsor_fee', 'guarantee'] as const;
const OF_PAPER = ['first_day', 'kind', 'last_day', 'grace_day', 'valid_days', 'all_services', 'services', 'voucher'] as const;

/** A restored form, in which the fixed terms are those of the campaign. */
export function withFixed(kept: Typed, start: Typed, fixed: Fixed): Typed {
  const names: readonly FieldName[] = [...(fixed.money ? OF_MONEY : []), ...(fixed.paper ? OF_PAPER : [])];
  return { ...kept, ...Object.fromEntries(names.map((name) => [name, start[name]])) };
}

/** Problems by field: the key of a sentence or, for the territory, the wrong code. */
export type Problems = Partial<Record<FieldName, string>>;

const NO_STEPS: Record<MovableStep, string> = { alert: '', block: '', acknowledge: '', statement: '' };

/** A new form with the usual terms, valid from today to 31 December. */
export function emptyForm(today: string): Typed {
  const year = today.slice(0, 4);
  return {
    sponsor: '',
    name: '',
    kind: 'fixed',
    first_day: today,
    last_day: `${year}-12-31`,
    grace_day: '',
    valid_days: '180',
    territory: '',
    publics: [],
    needs_approval: false,
    all_services: true,
    services: [],
    voucher: '10',
    allowance: '10',
    allowance_alone: '5',
    fee: '4',
    sponsor_fee: '4',
    guarantee: '2',
    text: '',
    trusts: 'no',
    promise_days: String(USUAL_PROMISE_DAYS),
    steps: NO_STEPS,
  };
}

export function formOf(campaign: Campaign, steps: Partial<Record<MovableStep, string>>): Typed {
  return {
    sponsor: String(campaign.sponsor_id),
    name: campaign.name,
    kind: campaign.last_day === null ? 'days' : 'fixed',
    first_day: campaign.first_day,
    last_day: campaign.last_day ?? '',
    grace_day: campaign.grace_day ?? '',
    valid_days: String(campaign.valid_days ?? ''),
    territory: (campaign.territory ?? []).join(', '),
    publics: [...(campaign.target_publics ?? [])],
    needs_approval: campaign.needs_approval,
    all_services: campaign.services === null,
    services: [...(campaign.services ?? [])],
    voucher: typedHundredths(campaign.voucher_cents),
    allowance: String(campaign.allowance),
    allowance_alone: String(campaign.allowance_alone),
    fee: typedHundredths(campaign.fee_bps),
    sponsor_fee: typedHundredths(campaign.sponsor_fee_bps),
    guarantee: typedHundredths(campaign.guarantee_bps),
    text: campaign.sponsor_text ?? '',
    trusts: campaign.trusts_promises ? 'yes' : 'no',
    promise_days: String(campaign.promise_days),
    steps: { ...NO_STEPS, ...steps },
  };
}

/** The last day of grace: the typed one, else a month after the last day (docs/glossary.md, rule 6 "Validity"). */
export function graceOf(typed: Typed): string {
  return typed.grace_day || (typed.last_day === '' ? '' : monthLater(typed.last_day));
}

/** The days of the steps, typed or default; null without a fixed last day. */
export function stepsOf(typed: Typed): Record<MovableStep, string> | null {
  if (typed.kind === 'days' || typed.last_day === '') return null;
  const usual = usualDays(typed.last_day, graceOf(typed));
  return { ...usual, ...Object.fromEntries(MOVABLE.filter((step) => typed.steps[step] !== '').map((step) => [step, typed.steps[step]])) };
}

export function problemsOf(typed: Typed): Problems {
  return { ...wrongWords(typed), ...wrongDays(typed), ...wrongNumbers(typed) };
}

function wrongWords(typed: Typed): Problems {
  const places = placesOf(typed.territory);
  const wrong = wrongPlace(places);
  return {
    ...(typed.sponsor === '' && { sponsor: 'sponsor' }),
    ...(typed.name.trim() === '' && { name: 'name' }),
    ...(wrong !== undefined && { territory: wrong }),
    ...(places.length > MOST.places && { territory: `${places.length}` }),
    ...(!typed.all_services && typed.services.length === 0 && { services: 'services' }),
    ...(typed.text.length > MOST.text && { text: 'text' }),
  };
}

function wrongDays(typed: Typed): Problems {
  if (typed.first_day === '') return { first_day: 'day' };
  if (typed.kind === 'days') return wholeWithin(typed.valid_days, 1, MOST.days) === null ? { valid_days: 'valid_days' } : {};
  if (typed.last_day === '') return { last_day: 'day' };
  if (typed.last_day < typed.first_day) return { last_day: 'last_day' };
  if (graceOf(typed) < typed.last_day) return { grace_day: 'grace_day' };
  const { alert, block, acknowledge, statement } = stepsOf(typed) ?? NO_STEPS;
  const inOrder = alert <= block && block <= acknowledge && acknowledge <= typed.last_day && graceOf(typed) < statement;
  return inOrder ? {} : { steps: 'steps' };
}

function wrongNumbers(typed: Typed): Problems {
  const cents = hundredths(typed.voucher);
  const wrongRate = (name: 'fee' | 'sponsor_fee' | 'guarantee') => (hundredths(typed[name]) ?? Infinity) > MOST.bps && { [name]: 'rate' };
  const wrongCount = (name: 'allowance' | 'allowance_alone') => wholeWithin(typed[name], 1, MOST.allowance) === null && { [name]: 'allowance' };
  return {
    ...((cents === null || cents < 1 || cents > MOST.cents) && { voucher: 'voucher' }),
    ...wrongRate('fee'),
    ...wrongRate('sponsor_fee'),
    ...wrongRate('guarantee'),
    ...wrongCount('allowance'),
    ...wrongCount('allowance_alone'),
    ...(typed.trusts === 'yes' && wholeWithin(typed.promise_days, 1, MOST.promise) === null && { promise_days: 'promise_days' }),
  };
}

/** The terms of a form without problems. */
export function termsOf(typed: Typed): Terms {
  const fixed = typed.kind === 'fixed';
  const places = placesOf(typed.territory);
  return {
    name: typed.name.trim(),
    first_day: typed.first_day,
    last_day: fixed ? typed.last_day : null,
    grace_day: fixed ? graceOf(typed) : null,
    valid_days: fixed ? null : wholeWithin(typed.valid_days, 1, MOST.days),
    voucher_cents: hundredths(typed.voucher) ?? 0,
    fee_bps: hundredths(typed.fee) ?? 0,
    sponsor_fee_bps: hundredths(typed.sponsor_fee) ?? 0,
    guarantee_bps: hundredths(typed.guarantee) ?? 0,
    allowance: Number(typed.allowance),
    allowance_alone: Number(typed.allowance_alone),
    services: typed.all_services ? null : SERVICES.filter((key) => typed.services.includes(key)),
    territory: places.length === 0 ? null : places,
    target_publics: typed.publics.length === 0 ? null : typed.publics,
    sponsor_text: typed.text.trim() === '' ? null : typed.text.trim(),
    trusts_promises: typed.trusts === 'yes',
    promise_days: wholeWithin(typed.promise_days, 1, MOST.promise) ?? USUAL_PROMISE_DAYS,
  };
}

/** The terms that differ from a campaign's; unchanged ones are not sent, since the server may have fixed them. */
export function changesOf(campaign: Campaign, terms: Terms): Partial<Terms> {
  const same = ([name, value]: [string, unknown]) => JSON.stringify(value) === JSON.stringify(campaign[name as keyof Terms]);
  return Object.fromEntries(Object.entries(terms).filter((entry) => !same(entry)));
}
