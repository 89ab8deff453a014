/** What an enrolled phone calls with its bearer token. */
import { call } from './wire/http';
import { OF_BUNDLE, OF_REDEMPTIONS, OF_REVERSAL, OF_TOKEN } from './wire/refusals';
import { bundle, deviceToken, redemptionResults, reversal } from './wire/shapes';
import type { ServiceKey } from './wire/shapes';

/** A scan as it is sent: the QR's text or the typed code, and what the phone claims of time and sequence. */
export type SentRedemption = {
  readonly id: string;
  readonly service: ServiceKey;
  readonly scanned_at: string;
  readonly seq: number;
  /** Who scanned, by a shared phone. */
  readonly person_id: number | undefined;
} & VoucherText;

export type VoucherText = { readonly token: string } | { readonly code: string };

/** A hundred answers with receipts are 60 kB: a minute on a slow village network. */
const BATCH_TIMEOUT_MS = 60_000;

/** `unsent`: how much of the venue's this phone has not sent; managers see it. */
export const getBundle = (token: string, since: string | null, unsent: number) =>
  call(bundle, `/api/bundle?unsent=${unsent}${since === null ? '' : `&since=${encodeURIComponent(since)}`}`, { token, codes: OF_BUNDLE });

/** Gets a new bearer token; the old one stays valid for seven days. */
export const rotateToken = (token: string) => call(deviceToken, '/api/devices/token', { method: 'POST', token, codes: OF_TOKEN });

export const redeem = (token: string, redemptions: readonly SentRedemption[]) =>
  call(redemptionResults, '/api/redemptions', {
    method: 'POST',
    body: { redemptions },
    token,
    timeoutMs: BATCH_TIMEOUT_MS,
    codes: OF_REDEMPTIONS,
  });

/** An undo as it is sent; `reversed_at` is when the person undid the scan, not when it is uploaded. */
export interface SentReversal {
  readonly id: string;
  readonly reason: string;
  readonly reversed_at: string;
  readonly seq: number;
  readonly person_id: number | undefined;
}

export const reverse = (token: string, redemptionId: string, body: SentReversal) =>
  call(reversal, `/api/redemptions/${redemptionId}/reversal`, { method: 'POST', body, token, codes: OF_REVERSAL });
