import { expect, test } from 'vitest';
import { type Entry, KINDS } from '../../src/api/audit';
import { moved, story } from '../../src/ledger/words';

const scan: Entry = {
  kind: 'redeemed',
  event_id: 'a',
  recorded_at: '2026-11-23T14:05:00.000Z',
  campaign_id: 1,
  campaign: 'Gironde',
  organisation_id: 2,
  organisation: 'Médiathèque',
  moves: { outstanding: -1000, payable: 960, fees_earned: 40 },
};

test('a redemption shows its amount and its organisation', () => {
  expect(story(scan)).toMatch(/^9,60\s€ pour Médiathèque$/);
});

test('every kind of line has words, with all values filled in', () => {
  const stories = KINDS.map((kind) => story({ ...scan, kind }));
  expect(new Set(stories).size).toBeGreaterThan(8);
  expect(stories.filter((text) => /[{}]/.test(text))).toEqual([]);
});

test('each moved account is named, with a signed amount', () => {
  expect(moved(scan).map(([account]) => account)).toEqual(['Pass en circulation', 'À mettre au relevé', 'Frais de gestion']);
  expect(moved(scan).map(([, amount]) => amount.charAt(0))).toEqual(['−', '+', '+']);
});
