/** The problems of a campaign's form as sentences at their fields, whether found here or by the server. */
import * as v from 'valibot';
import type { Failure } from '../../api/wire/http';
import { failureText } from '../../i18n/failures';
import { t } from '../t';
import type { FieldName } from './form';

export type Sentences = Partial<Record<FieldName, string>>;

const OF_CODE: Record<string, FieldName> = {
  unknown_sponsor: 'sponsor',
  days_out_of_order: 'last_day',
  one_kind_of_validity: 'last_day',
  terms_issued: 'last_day',
  terms_funded: 'voucher',
  steps_out_of_order: 'steps',
  step_done: 'steps',
};
const OF_TERM: Record<string, FieldName> = {
  sponsor_id: 'sponsor',
  target_publics: 'publics',
  voucher_cents: 'voucher',
  fee_bps: 'fee',
  sponsor_fee_bps: 'sponsor_fee',
  guarantee_bps: 'guarantee',
  sponsor_text: 'text',
  name: 'name',
  first_day: 'first_day',
  last_day: 'last_day',
  grace_day: 'grace_day',
  valid_days: 'valid_days',
  territory: 'territory',
  services: 'services',
  allowance: 'allowance',
  allowance_alone: 'allowance_alone',
  promise_days: 'promise_days',
};
const fieldErrors = v.object({
  json: v.object(Object.fromEntries(Object.keys(OF_TERM).map((term) => [term, v.optional(v.unknown())]))),
});

const SENTENCES = {
  sponsor: 'form.sponsor_missing',
  name: 'form.name_wrong',
  valid_days: 'form.valid_days_wrong',
  territory: 'form.territory_refused',
  services: 'form.services_wrong',
  voucher: 'form.voucher_wrong',
  allowance: 'form.allowance_wrong',
  allowance_alone: 'form.allowance_wrong',
  promise_days: 'form.promise_days_wrong',
  fee: 'form.rate_wrong',
  sponsor_fee: 'form.rate_wrong',
  guarantee: 'form.rate_wrong',
  text: 'form.text_wrong',
  steps: 'form.steps_wrong',
} as const;
const isTold = (field: FieldName): field is keyof typeof SENTENCES => Object.hasOwn(SENTENCES, field);

export function sentence(field: FieldName, problem: string): string {
  if (field === 'territory' && problem !== '') return t('form.territory_wrong', { code: problem });
  if (problem === 'last_day') return t('form.last_day_wrong');
  if (problem === 'grace_day') return t('form.grace_wrong');
  return t(isTold(field) ? SENTENCES[field] : 'form.day_wrong');
}

/** A refusal of the server as sentences at their fields; empty when it concerns no field. */
export function refusedAt(failure: Failure): Sentences {
  if (failure.kind !== 'refused') return {};
  const field = OF_CODE[failure.error.code];
  if (field !== undefined) return { [field]: failureText(failure) };
  const told = v.safeParse(fieldErrors, failure.error.fields);
  if (!told.success) return {};
  const fields = Object.keys(told.output.json).flatMap((term) => OF_TERM[term] ?? []);
  return Object.fromEntries(fields.map((name) => [name, sentence(name, '')]));
}
