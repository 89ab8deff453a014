import { expect, test } from 'vitest';
import { exportJournal } from '../../../src/redeem/export';
import { isUnbroken } from '../../../src/redeem/chain';
import { openStore } from '../../../src/redeem/store';
import { eventually } from '../../outbox/page';
import { ENROLMENT } from '../browser';
import { browser, freshPhone, phone } from '../phone';

freshPhone();

const LEA = 7;
const scan = async (serial: number) => phone.redeem(await browser.mint.token(serial), 'digital_tools');
const share = async (): Promise<void> => {
  browser.server.bundle = { ...browser.server.bundle, people: [{ id: LEA, name: 'Léa', pin: null }] };
  await phone.refresh();
};
const sent = (): unknown[] => [...browser.server.recorded.values()].map((one) => one.sent);

test('a phone that is not shared names nobody', async () => {
  await scan(1);

  expect(JSON.stringify(sent())).not.toContain('person_id');
});

test('a shared phone takes nothing until somebody says who they are', async () => {
  await share();

  expect(await scan(1)).toMatchObject({ kind: 'refused', reason: 'not_ready', scanId: null });
  expect(sent()).toEqual([]);
});

test('a scan and its undoing carry who did them, offline too, in an unbroken chain and in the file', async () => {
  await share();
  phone.person.value = LEA;
  browser.server.mode = 'down';
  const { scanId } = await scan(1);
  await phone.reverse(scanId ?? '', 'mistake');
  await scan(2);

  const store = await openStore();
  const entries = await store.getAllFromIndex('journal', 'seq');
  store.close();
  expect(entries.map((entry) => entry.person_id)).toEqual([LEA, LEA, LEA]);
  expect(await isUnbroken(entries)).toBe(true);
  expect(await isUnbroken(entries.map((entry) => ({ ...entry, person_id: 8 })))).toBe(false);
  const file = JSON.parse(await (await exportJournal()).text()) as { entries: { person_id?: number }[] };
  expect(file.entries.map((entry) => entry.person_id)).toEqual([LEA, LEA, LEA]);

  browser.server.mode = 'ok';
  await phone.sendNow();
  await eventually(() => expect(sent()).toEqual([expect.objectContaining({ person_id: LEA }), expect.objectContaining({ person_id: LEA })]));
});

test('the roster goes when the phone leaves its venue', async () => {
  await share();
  await phone.leave();

  const store = await openStore();
  const kept = await store.get('enrolments', ENROLMENT.device.venue.id);
  store.close();
  expect(kept?.bundle).toBe(null);
});
