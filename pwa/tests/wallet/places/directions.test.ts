import { expect, test } from 'vitest';
import { directions } from '../../../src/wallet/places/directions';
import { aPlace } from '../wallets';

const there = aPlace({ name: 'Espace (Bazas)', latitude: 44.43, longitude: -0.21 });

test('an Android phone shows the way in its own map', () => {
  expect(directions(there, 'Mozilla/5.0 (Linux; Android 11)')).toBe('geo:44.43,-0.21?q=44.43,-0.21(Espace%20(Bazas))');
});

test('another browser opens a page that shows the way', () => {
  const way = directions(there, 'Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X)');
  expect(way).toBe('https://www.openstreetmap.org/directions?to=44.43%2C-0.21');
});

test('no way is shown to a place nobody has placed', () => {
  expect(directions(aPlace({ latitude: null }), '')).toBeNull();
});
