/** The form of the operator's identity in law: what is typed, and what is sent of it. */
import type { Identity, RecordedIdentity } from '../api/invoicing';

/** Everything as text, the VAT in per cent. */
export type Typed = Record<TypedName, string>;

export type TypedName = Exclude<keyof Identity, 'vat_bps'> | 'vat_percent';
export const NEEDED: readonly TypedName[] = ['name', 'legal_form', 'siret', 'address', 'postcode', 'city', 'email'];
const USUAL_PERCENT = '20';

export function typedOf(known: RecordedIdentity | undefined): Typed {
  return {
    name: known?.name ?? '',
    legal_form: known?.legal_form ?? '',
    siret: known?.siret ?? '',
    address: known?.address ?? '',
    postcode: known?.postcode ?? '',
    city: known?.city ?? '',
    email: known?.email ?? '',
    vat_number: known?.vat_number ?? '',
    vat_percent: known && known.vat_bps > 0 ? String(known.vat_bps / 100).replace('.', ',') : USUAL_PERCENT,
    vat_mention: known?.vat_mention ?? '',
    iban: known?.iban ?? '',
    bic: known?.bic ?? '',
    mentions: known?.mentions ?? '',
  };
}

/** The fields that are empty and must not be. */
export const missingIn = (typed: Typed): TypedName[] => NEEDED.filter((name) => typed[name].trim() === '');

/** The VAT in basis points; null for what is no percentage below 100. */
export function vatBps(typed: Typed): number | null {
  if (typed.vat_number.trim() === '') return 0;
  const percent = typed.vat_percent.trim();
  if (!/^\d{1,2}([.,]\d{1,2})?$/.test(percent)) return null;
  return Math.round(Number(percent.replace(',', '.')) * 100);
}

export function identityOf(typed: Typed, vat_bps: number): Identity {
  const maybe = (text: string) => (text.trim() === '' ? null : text.trim());
  const { name, legal_form, siret, address, postcode, city, email, vat_mention, mentions } = typed;
  const texts = { name, legal_form, siret, address, postcode, city, email, vat_mention, mentions };
  return { ...texts, vat_number: maybe(typed.vat_number), vat_bps, iban: maybe(typed.iban), bic: maybe(typed.bic) };
}
