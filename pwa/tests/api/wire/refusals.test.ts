import { expect, test } from 'vitest';
import * as refusals from '../../../src/api/wire/refusals';
import { refusalVectors } from './sign';

const OF: Record<string, refusals.Codes> = {
  'POST /api/redemptions': refusals.OF_REDEMPTIONS,
  'POST /api/redemptions/{redemption_id}/reversal': refusals.OF_REVERSAL,
  'GET /api/bundle': refusals.OF_BUNDLE,
  'POST /api/vouchers/check': refusals.OF_CHECK,
  'POST /api/redemptions/decisions': refusals.OF_DECISIONS,
  'POST /api/devices/token': refusals.OF_TOKEN,
  'POST /api/hand-overs': refusals.OF_HAND_OVERS,
  'GET /api/prescriber/bundle': refusals.OF_PRESCRIBER_BUNDLE,
};

test('the refusals that a queue accepts are those that the server declares', () => {
  expect(OF).toEqual(refusalVectors.endpoints);
});
