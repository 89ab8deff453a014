/** Booklets as the server answers them; each test overrides what it is about. */
import type { HeldVoucher, Place, Wallet } from '../../src/api/wallet/booklet';

export function aVoucher(position: number, more: Partial<HeldVoucher> = {}): HeldVoucher {
  return {
    position,
    state: 'available',
    used_at: null,
    venue: null,
    code: '7K3M9QXZ4TN',
    svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ...more,
  };
}

export function aUsedVoucher(position: number): HeldVoucher {
  return aVoucher(position, {
    state: 'used',
    used_at: '2026-11-23T13:05:00.000Z',
    venue: 'Médiathèque',
    code: null,
    svg: null,
  });
}

export function aPlace(more: Partial<Place> = {}): Place {
  return {
    id: 1,
    name: 'Médiathèque',
    address: '8 rue de la Boétie',
    postcode: '33000',
    commune: 'Bordeaux',
    latitude: 44.84,
    longitude: -0.58,
    phone: '+33557657539',
    distance_km: 0.4,
    itinerant: false,
    services: ['digital_tools'],
    access: [],
    spoken: [],
    booking: '',
    open: null,
    ...more,
  };
}

export function aWallet(more: Partial<Wallet> = {}): Wallet {
  return {
    booklet: '1-42',
    sponsor: 'Département de la Gironde',
    support_phone: '+33556000000',
    size: 5,
    left: 5,
    value_cents: 1000,
    last_day: '2026-12-31',
    grace_day: '2027-01-31',
    state: 'active',
    postcode: '33000',
    vouchers: [1, 2, 3, 4, 5].map((position) => aVoucher(position)),
    venues: [aPlace()],
    ...more,
  };
}
