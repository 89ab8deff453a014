import { expect, test } from 'vitest';
import { distanceKm, nearest } from '../../../src/wallet/places/nearby';
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

test('a place that is too far, or without coordinates, is left out', () => {
  const places = [aPlace({ latitude: null, longitude: null }), aPlace({ latitude: 48.85, longitude: 2.35 })];
  expect(nearest(places, BORDEAUX)).toEqual([]);
});
