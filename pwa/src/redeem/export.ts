/** Everything that only this phone holds, as a file to hand to the operator. It carries no token of the phone. */
import { isUnbroken } from './chain';
import { unsent } from '../outbox/queries';
import type { EnrolmentRecord, Store } from './store';

export async function exportUnsent(store: Store, enrolment: EnrolmentRecord | null, nowMs: number): Promise<File> {
  const entries = await unsent(store);
  const journal = await store.getAllFromIndex('journal', 'seq');
  const content = {
    format: 'poincon-unsent-1',
    exported_at: new Date(nowMs).toISOString(),
    venue_id: enrolment?.venue_id ?? null,
    device_id: enrolment?.device_id ?? null,
    journal_unbroken: await isUnbroken(journal),
    entries,
  };
  const stamp = content.exported_at.slice(0, 19).replaceAll(':', '-');
  return new File([JSON.stringify(content, null, 1)], `poincon-non-envoyes-${stamp}.json`, { type: 'application/json' });
}
