import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RedemptionResult } from '../../../src/api/wire/shapes';
import { appendRedemption, type RedemptionDraft } from '../../../src/redeem/journal';
import { openStore, type RedemptionEntry, type Store } from '../../../src/redeem/store';
import { writeAnswers } from '../../../src/redeem/upload/answers';
import { NOON } from '../../factories';

const DRAFT: RedemptionDraft = {
  ...{ kind: 'redemption', id: 'a', venue_id: 7, device_id: 5, at: new Date(NOON).toISOString(), day: '2026-11-23' },
  ...{ subject: '12-1-3', voucher: '12-1-3', text: { token: 'T' }, service: 'safe_use', doubt: null, in_grace: false },
  ...{ gross_cents: 1000, net_cents: 960 },
};
const ACCEPTED: RedemptionResult = {
  ...{ id: 'a', status: 'accepted', reason: null, gross_cents: 1000, fee_cents: 40, net_cents: 960, receipt: 'a.b.c' },
  ...{ recorded_at: null, first: null, voucher: '12-1-3', message: 'Accepté.', in_grace: false, size: null, left: null },
};
const REFUSED: RedemptionResult = { ...ACCEPTED, status: 'refused', reason: 'voided', receipt: null };
let store: Store;

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  store = await openStore();
});

afterEach(() => store.close());

async function written(): Promise<RedemptionEntry> {
  const memory = { venue: 'Médiathèque', commune: 'Cenon', until: null };
  const result = await appendRedemption(store, DRAFT, memory, { offset_ms: 0, latest_ms: NOON });
  if (result.kind !== 'stored') throw new Error('spent');
  return result.entry;
}

test('a stored answer never changes, whatever arrives later', async () => {
  const entry = await written();
  await writeAnswers(store, [{ entry, result: ACCEPTED }], NOON);
  await writeAnswers(store, [{ entry, result: REFUSED }], NOON);

  expect(await store.get('journal', 'a')).toMatchObject({ state: 'accepted', net_cents: 960, result: ACCEPTED });
  expect(await store.get('spent', '12-1-3')).toMatchObject({ entry_id: 'a', settled_ms: NOON });
});

test('the receipt is stored with the entry, whose hash stays the same', async () => {
  const entry = await written();
  await writeAnswers(store, [{ entry, result: { ...ACCEPTED, status: 'duplicate' } }], NOON);

  expect(await store.get('journal', 'a')).toMatchObject({ state: 'accepted', hash: entry.hash, result: { receipt: 'a.b.c' } });
});
