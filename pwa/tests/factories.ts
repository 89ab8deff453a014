/** Valid objects for tests; each test overrides what it is about. */
import type { Bundle, CampaignRules } from '../src/api/wire/shapes';
import type { Voucher } from '../src/verify/types';

export const NOON = Date.parse('2026-11-23T11:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export function aVoucher(serial = 42, position = 3, more: Partial<Voucher> = {}): Voucher {
  const booklet = `12-${serial}`;
  return {
    id: `${booklet}-${position}`,
    booklet,
    campaign: 12,
    serial,
    position,
    keyId: 1,
    lastDay: '2026-12-31',
    ...more,
  };
}

export function aCampaign(more: Partial<CampaignRules> = {}): CampaignRules {
  return {
    id: 12,
    name: 'Pass 2026',
    sponsor: 'Département de la Gironde',
    voucher_cents: 1000,
    fee_bps: 400,
    first_day: '2026-01-01',
    last_day: '2026-12-31',
    grace_day: '2027-01-31',
    valid_days: null,
    services: null,
    stock_blocked: false,
    approved: true,
    funded: [[1, 100_000]],
    ...more,
  };
}

export function aBundle(more: Partial<Bundle> = {}): Bundle {
  return {
    version: '1',
    full: true,
    server_time: new Date(NOON).toISOString(),
    refresh_by: new Date(NOON + 3 * DAY).toISOString(),
    rotate_token_by: null,
    keys: [],
    device: { id: 5, label: 'Téléphone de Léa' },
    venue: {
      id: 7,
      name: 'Médiathèque',
      commune: 'Cenon',
      qualified: true,
      services: ['digital_tools', 'safe_use'],
      organisation: { id: 3, name: 'Ville de Cenon' },
    },
    campaigns: [aCampaign()],
    voided: [],
    blocked: [],
    spent: [],
    restored: [],
    ...more,
  };
}
