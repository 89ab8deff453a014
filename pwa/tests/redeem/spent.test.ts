import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetExpired, isSpent, lastUse, mergeSpent } from '../../src/redeem/spent';
import { type EnrolmentRecord, openStore, type Spent, type Store } from '../../src/redeem/store';
import { aBundle, aCampaign, NOON } from '../factories';

const ASKED = NOON;
const ENROLMENT: EnrolmentRecord = {
  ...{ venue_id: 7, venue: 'Médiathèque', commune: 'Cenon', device_id: 5, label: 'Téléphone', person: 'Léa' },
  ...{ token: 'secret', bundle: null, bundle_ms: 0 },
};
let store: Store;

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  store = await openStore();
});

afterEach(() => store.close());

const known = (more: Partial<Spent>): Spent => ({
  ...{ subject: '12-1-3', at: '2026-11-23T09:00:00Z', here: true, venue: 'Médiathèque', commune: 'Cenon' },
  ...{ until: '2027-01-31', entry_id: null, settled_ms: null, reversal_id: null },
  ...more,
});

const merge = (more: Parameters<typeof aBundle>[0]) => mergeSpent(store, aBundle(more), ENROLMENT, ASKED);
const subjects = () => store.getAllKeys('spent');

describe('a full bundle', () => {
  test.each<[string, Partial<Spent>]>([
    ['keeps what is not sent yet', { entry_id: 'mine', settled_ms: null }],
    ['keeps what was answered after it was asked for', { entry_id: 'mine', settled_ms: ASKED + 1 }],
    ['keeps what was used elsewhere', { here: false }],
    ['keeps what is being reversed', { entry_id: 'mine', settled_ms: ASKED - 1, reversal_id: 'r' }],
  ])('%s, though it does not list it', async (_name, more) => {
    await store.put('spent', known(more));
    await merge({ full: true });

    expect(await subjects()).toEqual(['12-1-3']);
  });

  test.each<[string, Partial<Spent>]>([
    ['an earlier bundle told', { entry_id: null }],
    ['was answered before it was asked for', { entry_id: 'mine', settled_ms: ASKED - 1 }],
  ])('forgets what %s when it is not listed: it was reversed', async (_name, more) => {
    await store.put('spent', known(more));
    await merge({ full: true });

    expect(await subjects()).toEqual([]);
  });
});

describe('a bundle of changes', () => {
  test('adds and frees vouchers, and leaves the others', async () => {
    await store.put('spent', known({ subject: '12-1-1' }));
    await store.put('spent', known({ subject: '12-1-2' }));
    await merge({ full: false, restored: ['12-1-2', '12-9-9'], spent: [{ voucher: '12-1-3', at: '2026-11-23T10:00:00Z' }] });

    expect(await subjects()).toEqual(['12-1-1', '12-1-3']);
    expect(await store.get('spent', '12-1-3')).toMatchObject({ here: true, venue: 'Médiathèque', until: '2027-01-31' });
  });

  test('that does not know of a reversal yet does not spend the voucher again', async () => {
    await store.put('spent', known({ entry_id: 'mine', settled_ms: ASKED - 1, reversal_id: 'r' }));
    await merge({ full: false, spent: [{ voucher: '12-1-3', at: '2026-11-23T10:00:00Z' }] });

    expect(isSpent(await store.get('spent', '12-1-3'))).toBe(false);
  });
});

test('a spent voucher is forgotten the day after its last day', async () => {
  await store.put('spent', known({ subject: 'yesterday', until: '2027-01-30' }));
  await store.put('spent', known({ subject: 'today', until: '2027-01-31' }));
  await store.put('spent', known({ subject: 'unknown', until: null }));
  await forgetExpired(store, '2027-01-31');

  expect(await subjects()).toEqual(['today', 'unknown']);
});

test.each([
  ['the last day of grace', {}, '2027-01-31'],
  ['the last day when there is no grace', { grace_day: null }, '2026-12-31'],
  ['for good when it counts from hand-over', { grace_day: null, last_day: null }, null],
])('a voucher is remembered until %s', (_name, campaign, until) => {
  expect(lastUse(12, aBundle({ campaigns: [aCampaign(campaign)] }))).toBe(until);
});
