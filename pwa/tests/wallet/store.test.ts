// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Place } from '../../src/api/wallet/booklet';
import { recall } from '../../src/wallet/store';
import { aPlace, aWallet } from './wallets';

test('a booklet kept by an older version still opens: it knew neither services nor who moves around', () => {
  const older: Partial<Place> = aPlace();
  delete older.itinerant;
  delete older.services;
  const kept = { wallet: { ...aWallet(), venues: [older] }, etag: null, postcode: null };
  localStorage.setItem('poincon.carnet.link', JSON.stringify(kept));
  expect(recall('link')?.wallet.venues).toEqual([aPlace({ services: [] })]);
});
