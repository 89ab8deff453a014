import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/api/checks';
import { bundle, redemptionResult } from '../../../src/api/wire/shapes';
import { aBundle } from '../../factories';

describe('a bundle', () => {
  test('of the contract is valid', () => {
    expect(v.parse(bundle, aBundle())).toEqual(aBundle());
  });

  test('with a service of a newer server keeps the services it knows', () => {
    const venue = { ...aBundle().venue, services: ['safe_use', 'telepathy'] };

    expect(v.parse(bundle, { ...aBundle(), venue }).venue.services).toEqual(['safe_use']);
  });

  test.each([
    ['a day that is none', { campaigns: [{ ...aBundle().campaigns[0], last_day: '31/12/2026' }] }],
    ['a time that is none', { server_time: 'yesterday' }],
    ['cents with a comma', { campaigns: [{ ...aBundle().campaigns[0], voucher_cents: 10.5 }] }],
    ['keys of another kind', { keys: [{ kty: 'RSA', kid: '1' }] }],
  ])('with %s is nonsense', (_name, more) => {
    expect(v.safeParse(bundle, { ...aBundle(), ...more }).success).toBe(false);
  });
});

test('a result with an unknown status is nonsense', () => {
  expect(v.safeParse(redemptionResult, { id: 'a', status: 'maybe' }).success).toBe(false);
});

test('a check of an unreadable text may have only the reason', () => {
  const unknown = { voucher: null, value_cents: null, last_day: null, grace_day: null, campaign: null, sponsor: null };
  const rest = { booklet: null, size: null, position: null, left: null, first: null };

  const answer = { ...unknown, ...rest, state: 'not_redeemable', reason: 'malformed', message: 'Ce code est abîmé.' };
  expect(v.parse(check, answer)).toEqual(answer);
});
