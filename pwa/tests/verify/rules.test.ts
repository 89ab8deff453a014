import { describe, expect, test } from 'vitest';
import { parisDay } from '../../src/lib/paris';
import { judge, type Rules } from '../../src/verify/rules';
import type { Voucher } from '../../src/verify/types';
import { aBundle, aCampaign, aVoucher } from '../factories';
import { approvalVectors, tokenVectors } from '../vectors';

const TODAY = '2026-11-23';
const judged = (rules: Partial<Rules>, { voucher = aVoucher(), day = TODAY }: { voucher?: Voucher; day?: string } = {}) =>
  judge(voucher, 'digital_tools', day, aBundle(rules));
const withCampaign = (more: Parameters<typeof aCampaign>[0]) => ({ campaigns: [aCampaign(more)] });

describe('a valid voucher', () => {
  test.each<[string, Partial<Rules>]>([
    ['is accepted', {}],
    ['is accepted for a service its campaign allows', withCampaign({ services: ['digital_tools'] })],
    ['is accepted at the first serial of a funded range', withCampaign({ funded: [[1, 10], [42, 50]] })],
    ['is accepted at the last serial of a funded range', withCampaign({ funded: [[10, 42]] })],
    ['is accepted without a last day', withCampaign({ last_day: null, grace_day: null })],
    ['is accepted while other booklets are void or blocked', { voided: ['12-4', '12-420', '12-42-4', '12-42-30'], blocked: ['1-42'] }],
  ])('%s', (_name, rules) => {
    expect(judged(rules)).toEqual({ kind: 'accept', inGrace: false });
  });
});

describe('a voucher is refused', () => {
  test.each<[string, Partial<Rules>, string]>([
    ['at a venue that is not qualified', { venue: { ...aBundle().venue, qualified: false } }, 'venue_not_qualified'],
    ['when its booklet was voided', { voided: ['12-42'] }, 'voided'],
    ['when it is surplus of a replacement', { voided: ['12-42-3'] }, 'voided'],
    ['when its order is not funded', withCampaign({ funded: [] }), 'not_funded'],
    ['just after a funded range', withCampaign({ funded: [[1, 41]] }), 'not_funded'],
    ['just before a funded range', withCampaign({ funded: [[43, 50]] }), 'not_funded'],
    ['when its booklet is blocked', { blocked: ['12-42'] }, 'blocked'],
    ['for a service its campaign excludes', withCampaign({ services: ['employment'] }), 'service_not_allowed'],
    ['when both voided and not funded: voided, as the server says', { voided: ['12-42'], ...withCampaign({ funded: [] }) }, 'voided'],
  ])('%s', (_name, rules, reason) => {
    expect(judged(rules)).toEqual({ kind: 'refuse', reason });
  });
});

describe('only the server can decide', () => {
  test('in grace, where hand-over decides', () => {
    expect(judged({}, { day: '2027-01-31' })).toEqual({ kind: 'confirm', doubt: 'handover_unknown', inGrace: true });
  });

  test('when the stock is blocked', () => {
    expect(judged(withCampaign({ stock_blocked: true }))).toMatchObject({ doubt: 'handover_unknown', inGrace: false });
  });

  test('when validity counts from hand-over', () => {
    expect(judged(withCampaign({ valid_days: 90, last_day: null }))).toMatchObject({ doubt: 'handover_unknown', inGrace: false });
  });

  test('when the campaign is newer than the bundle', () => {
    expect(judged({ campaigns: [] })).toEqual({ kind: 'confirm', doubt: 'campaign_unknown', inGrace: false });
  });

  test('when the campaign is newer than the bundle and nothing is printed', () => {
    expect(judged({ campaigns: [] }, { voucher: aVoucher(42, 3, { lastDay: null }) })).toMatchObject({ kind: 'confirm' });
  });
});

describe('days', () => {
  test.each([
    ['the last day', '2026-12-31', 'accept'],
    ['the first day of grace', '2027-01-01', 'confirm'],
    ['the day after grace', '2027-02-01', 'refuse'],
  ])('%s', (_name, day, kind) => {
    expect(judged({}, { day }).kind).toBe(kind);
  });

  test('without grace, the day after the last is refused', () => {
    expect(judged(withCampaign({ grace_day: null }), { day: '2027-01-01' })).toEqual({ kind: 'refuse', reason: 'expired' });
  });

  test('a campaign the bundle does not know expires after its printed day', () => {
    expect(judged({ campaigns: [] }, { day: '2026-12-31' }).kind).toBe('confirm');
    expect(judged({ campaigns: [] }, { day: '2027-01-01' })).toEqual({ kind: 'refuse', reason: 'expired' });
  });

  test('with blocked stock, a voucher expires after grace as well', () => {
    expect(judged(withCampaign({ stock_blocked: true }), { day: '2027-02-01' })).toMatchObject({ reason: 'expired' });
  });

  test.each([
    ['before midnight in winter', '2026-12-31T22:59:59Z', '2026-12-31'],
    ['at midnight in winter', '2026-12-31T23:00:00Z', '2027-01-01'],
    ['before midnight in summer', '2026-07-14T21:59:59Z', '2026-07-14'],
    ['at midnight in summer', '2026-07-14T22:00:00Z', '2026-07-15'],
    ['on the night that summer time starts', '2027-03-27T22:59:59Z', '2027-03-27'],
    ['on the night that summer time ends', '2026-10-25T22:59:59Z', '2026-10-25'],
  ])('Paris %s', (_name, at, day) => {
    expect(parisDay(Date.parse(at))).toBe(day);
  });
});

describe('approval, as the server judges it', () => {
  test.each(approvalVectors.cases)('$name', ({ qualified, closed, voided, approved, reason }) => {
    const venue = { ...aBundle().venue, qualified, closed_from: closed ? '1970-01-01' : null };
    const judgement = judged({ venue, voided: voided ? ['12-42'] : [], ...withCampaign({ approved }) });

    expect(judgement).toEqual(reason === null ? { kind: 'accept', inGrace: false } : { kind: 'refuse', reason });
  });

  test('rules kept by an older app, which say nothing of it, refuse nothing for it', () => {
    const older = aCampaign();
    delete older.approved;
    expect(judged({ campaigns: [older] }).kind).toBe('accept');
  });
});

describe('the dated vectors, as far as the phone can judge', () => {
  const { campaign } = tokenVectors;
  const dated = tokenVectors.cases.filter((vector) => vector.at !== undefined);

  test.each(dated)('$name', ({ at, in_grace, dated: reason }) => {
    const judgement = judged(withCampaign(campaign), { day: parisDay(Date.parse(at ?? '')) });

    if (reason === 'expired') expect(judgement).toEqual({ kind: 'refuse', reason });
    else if (reason === 'not_handed_over' || in_grace) expect(judgement).toMatchObject({ doubt: 'handover_unknown' });
    else expect(judgement.kind).toBe('accept');
  });
});
