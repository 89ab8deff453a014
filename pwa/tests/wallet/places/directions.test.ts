import { expect, test } from 'vitest';
import { directions } from '../../../src/wallet/places/directions';
import { aPlace } from '../wallets';

const there = aPlace({ name: 'Espace (Bazas)', latitude: 44.43, longitude: -0.21 });

test('an Android phone gets a link to its own map', () => {
  expect(directions(there, 'Mozilla/5.0 (Linux; Android 11)')).toBe('geo:44.43,-0.21?q=44.43,-0.21(Espace%20(Bazas))');
});

test('another browser gets a link to a web page', () => {
  const way = directions(there, 'Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X)');
  expect(way).toBe('https://www.openstreetmap.org/directions?to=44.43%2C-0.21');
});

test('a place without coordinates has no link', () => {
  expect(directions(aPlace({ latitude: null }), '')).toBeNull();
});
