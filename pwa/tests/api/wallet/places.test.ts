import { beforeEach, expect, test, vi } from 'vitest';
import { getCommunes, getGround, reportChange, searchPlaces, undoReport } from '../../../src/api/wallet/places';
import { aPlace } from '../../wallet/wallets';
import { signed } from '../wire/sign';

const ask = vi.fn<typeof fetch>();
const refused = (code: string, status: number) =>
  signed(Response.json({ error: { code, message: '…' } }, { status }));

beforeEach(() => {
  vi.stubGlobal('fetch', ask);
});

test('the places are those the server answers', async () => {
  ask.mockResolvedValue(signed(Response.json({ places: [aPlace()], looked_km: 30 })));
  expect(await searchPlaces({ postcode: '33000', when: 'sa' }, 12, null)).toEqual({ kind: 'found', places: [aPlace()], lookedKm: 30 });
  expect(ask.mock.calls[0]?.[0]).toBe('/api/places');
  expect(ask.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{"postcode":"33000","when":"sa","limit":12}' });
});

test('a position is in no address, and a booklet asks for its own places', async () => {
  ask.mockResolvedValue(signed(Response.json({ places: [], looked_km: 30 })));
  await searchPlaces({ latitude: 44.84, longitude: -0.58 }, 30, 'a/b');
  expect(ask.mock.calls[0]?.[0]).toBe('/api/wallet/a%2Fb/places');
});

test.each([
  ['unknown_postcode', () => refused('unknown_postcode', 404)],
  ['unreachable', () => refused('server_error', 500)],
  ['unreachable', () => new Response('<h1>Bienvenue</h1>')],
  ['unreachable', () => signed(Response.json({ places: [{ id: 1 }], looked_km: 30 }))],
  ['unreachable', () => Response.json({ places: [], looked_km: 30 })],
  ['unreachable', () => Response.json({ error: { code: 'unknown_postcode', message: '…' } }, { status: 404 })],
] as const)('a refused or foreign answer is %s', async (kind, answer) => {
  ask.mockResolvedValue(answer());
  expect(await searchPlaces({ postcode: '33000' }, 12, null)).toEqual({ kind });
});

test('a change is reported only when our server confirms it', async () => {
  ask.mockResolvedValueOnce(signed(Response.json({ kind: 'closed', undo: 'x' }, { status: 201 })));
  expect(await reportChange(7, 'closed', 'Depuis mai')).toBe('x');
  expect(ask.mock.calls[0]?.[0]).toBe('/api/venues/7/reports');
  expect(ask.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{"kind":"closed","note":"Depuis mai"}', credentials: 'omit' });
  ask.mockResolvedValueOnce(refused('too_many_attempts', 429));
  expect(await reportChange(7, 'closed', 'Depuis mai')).toBe(null);
  ask.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await reportChange(7, 'closed', 'Depuis mai')).toBe(null);
});

test('a report is taken back only when our server says so', async () => {
  ask.mockResolvedValueOnce(signed(new Response(null, { status: 204 })));
  expect(await undoReport('x')).toBe(true);
  expect(ask.mock.lastCall?.[1]).toMatchObject({ method: 'POST', body: '{"undo":"x"}', credentials: 'omit' });
  ask.mockResolvedValueOnce(refused('too_late_to_undo', 404));
  expect(await undoReport('x')).toBe(false);
  ask.mockResolvedValueOnce(new Response(null, { status: 204 }));
  expect(await undoReport('x')).toBe(false);
});

test('without network, or with an invalid answer, the map has no background', async () => {
  const plain = { tiles: null, attribution: '' };
  ask.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await getGround()).toEqual(plain);
  ask.mockResolvedValueOnce(signed(Response.json({ tiles: 3 })));
  expect(await getGround()).toEqual(plain);
});

test('the communes are those the server answers, and null without a valid answer', async () => {
  const communes = [{ name: 'Saint-Denis', postcode: '93200' }];
  ask.mockResolvedValueOnce(signed(Response.json({ communes })));
  expect(await getCommunes('St Denis')).toEqual(communes);
  expect(ask.mock.lastCall?.[0]).toBe('/api/communes?name=St+Denis');
  ask.mockResolvedValueOnce(signed(Response.json({ communes })));
  expect(await getCommunes('St De', true)).toEqual(communes);
  expect(ask.mock.lastCall?.[0]).toBe('/api/communes?name=St+De&typing=true');
  ask.mockResolvedValueOnce(Response.json({ communes }));
  expect(await getCommunes('St Denis')).toBe(null);
  ask.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await getCommunes('St Denis')).toBe(null);
});
