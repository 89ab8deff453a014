/** The refusals that each endpoint can answer, by status. A phone's queue accepts no others. */

export type Codes = Readonly<Record<number, readonly string[]>>;

const PHONE: Codes = { 401: ['sign_in_needed', 'device_revoked'], 403: ['forbidden'] };
const PERSON: Codes = { 401: ['sign_in_needed'], 403: ['forbidden'] };
const BODY: Codes = { 400: ['bad_request'], 413: ['too_large'], 422: ['invalid'] };

export const OF_REDEMPTIONS: Codes = { ...PHONE, ...BODY };
export const OF_REVERSAL: Codes = {
  ...PHONE,
  ...BODY,
  404: ['unknown_redemption'],
  409: ['not_accepted', 'already_reversed', 'too_late_to_reverse', 'id_reused'],
};
export const OF_BUNDLE: Codes = { ...PHONE, 422: ['invalid'] };
export const OF_CHECK: Codes = { ...PHONE, ...BODY };
export const OF_DECISIONS: Codes = { ...PHONE, ...BODY };
export const OF_TOKEN: Codes = PHONE;
export const OF_HAND_OVERS: Codes = { ...PERSON, ...BODY, 403: ['forbidden', 'cross_site'] };
export const OF_PRESCRIBER_BUNDLE: Codes = PERSON;
