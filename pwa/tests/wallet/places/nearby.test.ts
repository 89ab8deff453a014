import { expect, test } from 'vitest';
import { distanceKm, nearest, roughly } from '../../../src/wallet/places/nearby';
import { aPlace } from '../wallets';

const BORDEAUX = { latitude: 44.8378, longitude: -0.5792 };
const LIBOURNE = { latitude: 44.9153, longitude: -0.2439 };

test('Bordeaux to Libourne is 28 km', () => {
  expect(distanceKm(BORDEAUX, LIBOURNE)).toBeCloseTo(27.8, 0);
  expect(distanceKm(BORDEAUX, BORDEAUX)).toBe(0);
});

test('the nearest place comes first, with its distance from here', () => {
  const places = [aPlace({ id: 1, ...LIBOURNE }), aPlace({ id: 2, ...BORDEAUX, distance_km: 99 })];
  const found = nearest(places, { latitude: 44.83, longitude: -0.57 });
  expect(found.map((place) => place.id)).toEqual([2, 1]);
  expect(found[0]?.distance_km).toBeLessThan(2);
});

test('a place without coordinates is left out', () => {
  expect(nearest([aPlace({ latitude: null, longitude: null })], BORDEAUX)).toEqual([]);
});

test('a position is told to a kilometre', () => {
  const rough = roughly({ latitude: 44.837812345, longitude: -0.579244 });
  expect(rough).toEqual({ latitude: 44.84, longitude: -0.58 });
  expect(distanceKm(rough, BORDEAUX)).toBeLessThan(1);
});
