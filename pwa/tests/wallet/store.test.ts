// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Place } from '../../src/api/wallet/booklet';
import { recall } from '../../src/wallet/store';
import { aPlace, aWallet } from './wallets';

test('a booklet stored by a version without services and itinerancy still opens', () => {
  const older: Partial<Place> = aPlace();
  delete older.itinerant;
  delete older.services;
  const kept = { wallet: { ...aWallet(), venues: [older] }, etag: null, postcode: null };
  localStorage.setItem('poincon.carnet.link', JSON.stringify(kept));
  expect(recall('link')?.wallet.venues).toEqual([aPlace({ services: [] })]);
});
