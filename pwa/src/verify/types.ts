/** Why a voucher is not accepted: a closed list, shared with the server (docs/voucher-format.md, "Reading"). */
export const REASONS = [
  'malformed',
  'bad_signature',
  'unknown_key',
  'unknown_voucher',
  'not_funded',
  'not_handed_over',
  'expired',
  'voided',
  'blocked',
  'service_not_allowed',
  'venue_not_qualified',
  'venue_closed',
  'not_approved',
  'device_revoked',
  'wrong_code',
  'id_reused',
  'already_redeemed',
] as const;

export type Reason = (typeof REASONS)[number];

/** Why the phone cannot decide alone: the scan is queued, and the server decides. */
export type Doubt =
  | 'typed_code'
  | 'old_rules'
  | 'doubtful_clock'
  | 'many_waiting'
  | 'handover_unknown'
  | 'campaign_unknown';

/** The content of a verified token. Days are `yyyy-mm-dd` in Europe/Paris. */
export interface Voucher {
  /** `campaign-serial-position`, such as `1-42-3`; everything stored about a voucher is found by it. */
  readonly id: string;
  /** `campaign-serial`, such as `1-42`. */
  readonly booklet: string;
  readonly campaign: number;
  readonly serial: number;
  readonly position: number;
  readonly keyId: number;
  /** The last day printed on the voucher; null when validity counts from hand-over. */
  readonly lastDay: string | null;
}

/** The result of reading a QR text. */
export type Reading =
  | { readonly ok: true; readonly voucher: Voucher }
  | { readonly ok: false; readonly reason: 'malformed' | 'unknown_key' | 'bad_signature' };

/** The verdict of the bundle's rules on a voucher. */
export type Judgement =
  | { readonly kind: 'accept'; readonly inGrace: false }
  | { readonly kind: 'confirm'; readonly doubt: Doubt; readonly inGrace: boolean }
  | { readonly kind: 'refuse'; readonly reason: Reason };
