/** The enrolment in use and its rules: kept on the phone, fetched again, given up. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Bus } from '../../src/outbox/bus';
import { Clock } from '../../src/outbox/clock';
import { Connection } from '../../src/outbox/connection';
import { Network, UNDECIDED } from '../../src/outbox/network';
import { Rules } from '../../src/redeem/rules';
import { openStore } from '../../src/redeem/store';
import { DAY, HOUR, NOON } from '../factories';
import { eventually, stubPage } from '../outbox/page';
import { ENROLMENT } from './browser';
import { openMint } from './mint';
import { FakeServer } from './server';

const { key } = await openMint();
const buses: Bus[] = [];
let server: FakeServer;
let connection: Connection<Awaited<ReturnType<typeof openStore>>>;
let network: Network;
let clock: Clock;
let bus: Bus;
let rules: Rules;

/** A tab of the phone: what it keeps is shared, the rest is its own. */
function openTab(): Rules {
  connection = new Connection(openStore);
  clock = new Clock();
  network = new Network(clock);
  bus = new Bus('rules');
  buses.push(bus);
  return new Rules(connection, network, clock, bus);
}

beforeEach(() => {
  server = new FakeServer();
  server.bundle = { keys: [key] };
  stubPage(server.fetch);
  rules = openTab();
});

afterEach(() => {
  buses.splice(0).forEach((one) => one.close());
  vi.useRealTimers();
});

const asked = (): string[] => server.requests.map(({ path }) => path);
const stored = () => connection.use((store) => store.get('enrolments', 7));

describe('a phone that was never enrolled', () => {
  beforeEach(() => rules.load());

  test('has no rules, as old as can be', () => {
    expect([rules.enrolment.value, rules.bundle, rules.keys.size, rules.ageMs()]).toEqual([null, null, 0, NOON]);
  });

  test('fetches none and asks to be enrolled', async () => {
    expect(await rules.refresh()).toEqual({ kind: 'sign_in', status: 401, error: { code: 'sign_in_needed', message: '' } });
    await rules.rotateIfDue();

    expect(asked()).toEqual([]);
  });

  test('leaves nothing behind when it is told to leave', async () => {
    await rules.leave();

    expect(await stored()).toBeUndefined();
  });
});

describe('an enrolment', () => {
  beforeEach(() => rules.enrol(ENROLMENT));

  test('is in use at once, with no rules yet', () => {
    const place = { venue_id: 7, venue: 'Médiathèque', commune: 'Cenon' };
    const phone = { device_id: 5, label: 'Téléphone de Léa', person: 'Léa', token: 'secret' };

    expect(rules.enrolment.value).toEqual({ ...place, ...phone, bundle: null, bundle_ms: 0 });
  });

  test('is there after a reload', async () => {
    const reopened = openTab();
    await reopened.load();

    expect(reopened.enrolment.value).toEqual(rules.enrolment.value);
  });

  test('at the same venue once more keeps the rules', async () => {
    await rules.refresh();
    await rules.enrol({ ...ENROLMENT, token: 'another' });

    expect(rules.enrolment.value).toMatchObject({ token: 'another', bundle: { version: '1' }, bundle_ms: NOON });
  });

  test('is known to the other tabs', async () => {
    const other = openTab();
    await rules.enrol({ ...ENROLMENT, token: 'another' });

    await eventually(() => expect(other.enrolment.value?.token).toBe('another'));
  });

  test('is read again for news of rules from another tab, and for no other', () => {
    const news = vi.fn<(data: unknown) => void>();
    vi.stubGlobal('BroadcastChannel', class {
      postMessage = vi.fn();
      close = vi.fn();
      set onmessage(hear: (event: { data: unknown }) => void) {
        news.mockImplementation((data) => hear({ data }));
      }
    });
    openTab();
    const use = vi.spyOn(connection, 'use');

    news({ kind: 'entries', ids: [] });
    bus.tell({ kind: 'rules' });
    expect(use).not.toHaveBeenCalled();
    news({ kind: 'rules' });

    expect(use).toHaveBeenCalledTimes(1);
  });

  test('is given up: token, rules and keys go, the place stays for the next one', async () => {
    await rules.refresh();
    await rules.leave();
    expect([rules.enrolment.value, rules.bundle, rules.keys.size]).toEqual([null, null, 0]);
    expect(await stored()).toMatchObject({ venue: 'Médiathèque', token: null, bundle: null, bundle_ms: 0 });
    expect(await connection.use((store) => store.get('settings', 'venue_id'))).toBeNull();

    const reopened = openTab();
    await reopened.load();

    expect(reopened.enrolment.value).toBeNull();
  });

  test('that has lost its token is none', async () => {
    const known = await stored();
    if (known !== undefined) await connection.use((store) => store.put('enrolments', { ...known, token: null }));
    await rules.load();

    expect(rules.enrolment.value).toBeNull();
  });
});

describe('the rules', () => {
  beforeEach(() => rules.enrol(ENROLMENT));

  test('are fetched, kept with the moment they were asked for, and their keys are ready', async () => {
    expect(await rules.refresh()).toBeNull();

    expect(rules.bundle).toMatchObject({ version: '1', venue: { id: 7 } });
    expect([rules.enrolment.value?.bundle_ms, [...rules.keys.keys()], network.state.value]).toEqual([NOON, [1], 'ok']);
    vi.setSystemTime(NOON + HOUR);
    expect(rules.ageMs()).toBe(HOUR);
  });

  test('come as changes for a day, then whole again', async () => {
    await rules.refresh();
    vi.setSystemTime(NOON + DAY - 1);
    await rules.refresh();
    vi.setSystemTime(NOON + DAY - 1 + DAY);
    await rules.refresh();

    expect(asked()).toEqual(['/api/bundle?unsent=0', '/api/bundle?unsent=0&since=1', '/api/bundle?unsent=0']);
  });

  test('are asked for once by all who want them now', async () => {
    await Promise.all([rules.refresh(), rules.refresh()]);

    expect(asked()).toEqual(['/api/bundle?unsent=0']);
  });

  test('bring what is spent, which is kept apart from them', async () => {
    server.bundle = { spent: [{ voucher: '12-42-3', at: '2026-11-23T09:00:00Z' }], restored: ['12-1-1'] };
    await rules.refresh();

    expect(await connection.use((store) => store.get('spent', '12-42-3'))).toMatchObject({ subject: '12-42-3', until: '2027-01-31' });
    expect(rules.bundle).toMatchObject({ spent: [], restored: [] });
  });

  test('bring the time of the server, which is kept', async () => {
    server.aheadMs = HOUR;
    await rules.refresh();

    expect(await connection.use((store) => store.get('settings', 'clock'))).toEqual(clock.kept());
    expect(clock.now()).toBeGreaterThan(NOON + HOUR - 2_000);
  });

  test('stay when the server fails', async () => {
    await rules.refresh();
    server.mode = { status: 500 };

    expect(await rules.refresh()).toMatchObject({ kind: 'later', status: 500 });
    expect([rules.bundle?.version, network.state.value]).toEqual(['1', 'server_error']);
  });

  test('that cannot be kept are asked for again later', async () => {
    vi.spyOn(connection, 'use').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));

    expect(await rules.refresh()).toBe(UNDECIDED);
    expect(rules.bundle).toBeNull();
  });

  test('with the same keys make none anew; with other keys they do', async () => {
    await rules.refresh();
    const before = rules.keys;
    await rules.refresh();
    expect(rules.keys).toBe(before);

    server.bundle = { keys: [{ ...key, kid: '2' }] };
    await rules.refresh();

    expect([...rules.keys.keys()]).toEqual([2]);
  });
});

describe('the token', () => {
  const due = new Date(NOON + HOUR).toISOString();

  beforeEach(async () => {
    server.bundle = { rotate_token_by: due };
    await rules.enrol(ENROLMENT);
    await rules.refresh();
    server.requests.length = 0;
  });

  test('stays until it is time', async () => {
    vi.setSystemTime(NOON + HOUR - 1);
    await rules.rotateIfDue();

    expect(asked()).toEqual([]);
  });

  test('is changed when it is time, by the clock of the server, and used from then on', async () => {
    clock.measure(HOUR);
    await rules.rotateIfDue();

    expect(server.requests.map(({ path, token }) => [path, token])).toEqual([
      ['/api/devices/token', 'Bearer secret'],
      ['/api/bundle?unsent=0&since=1', 'Bearer rotated'],
    ]);
    expect(await stored()).toMatchObject({ token: 'rotated', bundle: { version: '2' } });
  });

  test('stays when the server fails', async () => {
    vi.setSystemTime(NOON + HOUR);
    server.mode = { status: 500 };
    await rules.rotateIfDue();

    expect(asked()).toEqual(['/api/devices/token']);
    expect([rules.enrolment.value?.token, network.state.value]).toEqual(['secret', 'server_error']);
  });

  test('stays when the server asks for no other', async () => {
    server.bundle = { rotate_token_by: null };
    await rules.refresh();
    vi.setSystemTime(NOON + 300 * DAY);
    await rules.rotateIfDue();

    expect(asked()).toEqual(['/api/bundle?unsent=0&since=1']);
  });
});
