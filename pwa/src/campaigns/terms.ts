/** A campaign's terms in words, line by line. */
import type { Campaign } from '../api/campaigns';
import { publicText } from '../desk/publics';
import { day, euros } from '../i18n';
import { rate } from '../i18n/numbers';
import { serviceText } from '../i18n/services';
import { netCents } from '../lib/money';
import { t } from './t';

export function termsInWords(campaign: Campaign): [string, string][] {
  const { allowance, allowance_alone, voucher_cents, fee_bps, sponsor_fee_bps, guarantee_bps } = campaign;
  const net = euros(netCents(voucher_cents, fee_bps));
  return [
    [t('terms.sponsor'), campaign.sponsor],
    [t('terms.validity'), validity(campaign)],
    [t('terms.territory'), campaign.territory === null ? t('terms.everywhere') : places(campaign.territory)],
    [t('terms.publics'), campaign.target_publics === null ? t('terms.everyone') : campaign.target_publics.map(publicText).join(', ')],
    [t('terms.services'), campaign.services === null ? t('terms.all_services') : campaign.services.map((key) => serviceText(`service.${key}`)).join(', ')],
    [t('terms.redeeming'), t(campaign.needs_approval ? 'terms.chosen' : 'terms.all_qualified')],
    [t('terms.value'), t('terms.value_of', { value: euros(voucher_cents) })],
    [t('terms.allowance'), t('terms.allowance_of', { n: allowance, alone: allowance_alone })],
    [t('terms.fee'), t('terms.fee_of', { rate: rate(fee_bps), net })],
    [t('terms.sponsor_fee'), t('terms.sponsor_fee_of', { rate: rate(sponsor_fee_bps) })],
    [t('terms.guarantee'), t('terms.guarantee_of', { rate: rate(guarantee_bps) })],
    [t('terms.trusts'), campaign.trusts_promises ? t('terms.trusts_yes', { n: campaign.promise_days }) : t('terms.trusts_no')],
    [t('terms.text'), campaign.sponsor_text ?? t('terms.no_text')],
    ...replaced(campaign),
  ];
}

/** The characters of its name and text that the fonts of our papers do not have. */
const replaced = ({ replaced_on_paper: signs }: Campaign): [string, string][] => (signs.length > 0 ? [[t('terms.replaced'), signs.join(' ')]] : []);

/** The period of validity, in one or two sentences. */
export function validity(campaign: Campaign): string {
  const first = day(campaign.first_day);
  if (campaign.last_day !== null && campaign.grace_day !== null) {
    return t('terms.days', { first, last: day(campaign.last_day), grace: day(campaign.grace_day) });
  }
  return t('terms.valid_days', { first, n: campaign.valid_days ?? 0 });
}

function places(codes: readonly string[]): string {
  const departments = codes.filter((code) => code.length < 5);
  const postcodes = codes.filter((code) => code.length === 5);
  const said = [
    departments.length > 0 ? t('terms.departments', { n: departments.length, codes: departments.join(', ') }) : '',
    postcodes.length > 0 ? t('terms.postcodes', { n: postcodes.length, codes: postcodes.join(', ') }) : '',
  ];
  return said.filter((part) => part !== '').join(' · ');
}
