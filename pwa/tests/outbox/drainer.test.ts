import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../src/api/wire/http';
import { Clock } from '../../src/outbox/clock';
import { Drainer, type Trigger, type Work } from '../../src/outbox/drainer';
import { Network, UNDECIDED } from '../../src/outbox/network';
import { NOON } from '../factories';

const OFFLINE: Failure = { kind: 'offline', timedOut: false };
const BROKEN: Failure = { kind: 'later', status: 500, retryAfterMs: null, error: null };
const SIGNED_OUT: Failure = { kind: 'sign_in', status: 401, error: { code: 'sign_in_needed', message: '' } };
const laterBy = (retryAfterMs: number): Failure => ({ ...BROKEN, retryAfterMs });
const attempt = vi.fn<Work['attempt']>();
const makeRoom = vi.fn<Work['makeRoom']>();
let network: Network;
let drainer: Drainer;

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  vi.spyOn(Math, 'random').mockReturnValue(1);
  attempt.mockResolvedValue(null);
  makeRoom.mockResolvedValue();
  network = new Network(new Clock());
  drainer = new Drainer({ lock: 'drain', locks: undefined, network, attempt, makeRoom });
});

afterEach(() => {
  drainer.close();
  vi.useRealTimers();
});

/** So many attempts that end like this. */
async function failed(...failures: (Failure | null)[]): Promise<void> {
  for (const failure of failures) {
    attempt.mockResolvedValueOnce(failure);
    await drainer.kick('hand');
  }
  attempt.mockClear();
}

async function tries(trigger: Trigger): Promise<boolean> {
  attempt.mockClear();
  await drainer.kick(trigger);
  return attempt.mock.calls.length > 0;
}

async function triesIn(ms: number): Promise<number> {
  attempt.mockClear();
  await vi.advanceTimersByTimeAsync(ms);
  return attempt.mock.calls.length;
}

describe('what makes it try', () => {
  const all: Trigger[] = ['start', 'enrol', 'hand', 'scan', 'online', 'visible', 'timer'];

  test.each<[string, Failure | null, string[]]>([
    ['nothing', null, all],
    ['no network', OFFLINE, ['start', 'enrol', 'hand', 'online', 'visible']],
    ['a server in trouble', BROKEN, ['start', 'enrol', 'hand', 'online', 'visible']],
    ['a server that said when', laterBy(60_000), ['start', 'enrol', 'hand']],
    ['something undecided', UNDECIDED, ['start', 'enrol', 'hand', 'scan', 'online', 'visible']],
  ])('after %s: %j', async (_name, failure, expected) => {
    const found: Trigger[] = [];
    for (const trigger of all) {
      drainer = new Drainer({ lock: 'drain', locks: undefined, network, attempt, makeRoom });
      await failed(failure);
      if (await tries(trigger)) found.push(trigger);
      drainer.close();
    }

    expect(found).toEqual(expected);
  });

  test('while it is paused until somebody signs in, only a person or a fresh start', async () => {
    network.pause();

    const tried = [];
    for (const trigger of all) if (await tries(trigger)) tried.push(trigger);

    expect(tried).toEqual(['start', 'enrol', 'hand']);
  });

  test('offline, a scan tries again two seconds after the last attempt', async () => {
    await failed(OFFLINE, OFFLINE);

    vi.setSystemTime(NOON + 1_999);
    expect(await tries('scan')).toBe(false);
    vi.setSystemTime(NOON + 2_000);
    expect(await tries('scan')).toBe(true);
  });

  test('when the wait is over, anything', async () => {
    await failed(laterBy(60_000));

    vi.setSystemTime(NOON + 59_999);
    expect(await tries('timer')).toBe(false);
    vi.setSystemTime(NOON + 60_000);
    expect(await tries('scan')).toBe(true);
  });
});

describe('by itself it tries again', () => {
  test('after 2, 4 and 8 seconds, and no more once it worked', async () => {
    attempt.mockResolvedValueOnce(OFFLINE).mockResolvedValueOnce(OFFLINE).mockResolvedValueOnce(OFFLINE);
    await drainer.kick('scan');

    expect([await triesIn(1_999), await triesIn(1), await triesIn(3_999), await triesIn(1), await triesIn(7_999), await triesIn(1)]).toEqual(
      [0, 1, 0, 1, 0, 1],
    );
    expect(await triesIn(1_000_000)).toBe(0);
  });

  test('from 2 seconds on again after a success', async () => {
    await failed(OFFLINE, OFFLINE, null, OFFLINE);

    expect([await triesIn(1_999), await triesIn(1)]).toEqual([0, 1]);
  });

  test.each([
    ['when the server said', 60_000, 60_000],
    ['no sooner than without the word of the server', 1_000, 2_000],
    ['after five minutes at most, whatever a proxy says', 86_400_000, 300_000],
  ])('%s', async (_name, asked, waited) => {
    await failed(laterBy(asked));

    expect([await triesIn(waited - 1), await triesIn(1)]).toEqual([0, 1]);
  });

  test('never while somebody must sign in', async () => {
    await failed(SIGNED_OUT);

    expect(await triesIn(1_000_000)).toBe(0);
  });

  test('once for the last failure, not for each', async () => {
    await failed(laterBy(10_000));
    await failed(laterBy(20_000));

    expect([await triesIn(19_999), await triesIn(1)]).toEqual([0, 1]);
  });
});

describe('one attempt at a time', () => {
  /** An attempt that ends when told. */
  function pending(): (failure: Failure | null) => void {
    let end: (failure: Failure | null) => void = () => undefined;
    attempt.mockImplementationOnce(() => new Promise((resolve) => (end = resolve)));
    return (failure) => end(failure);
  }

  test('what comes during one is one more after it', async () => {
    const end = pending();
    const first = drainer.kick('scan');
    const others = [drainer.kick('scan'), drainer.kick('scan')];
    expect(attempt).toHaveBeenCalledTimes(1);

    end(null);
    await Promise.all([first, ...others]);

    expect(attempt).toHaveBeenCalledTimes(2);
  });

  test('after one that fails, what came during it waits like the rest', async () => {
    const end = pending();
    const first = drainer.kick('scan');
    void drainer.kick('scan');
    end(BROKEN);
    await first;

    expect(attempt).toHaveBeenCalledTimes(1);
  });

  test('after something undecided, what came during it is tried at once', async () => {
    const end = pending();
    const first = drainer.kick('scan');
    void drainer.kick('scan');
    end(UNDECIDED);
    await first;

    expect(attempt).toHaveBeenCalledTimes(2);
  });

  test('who may not start one waits for the one that runs', async () => {
    const end = pending();
    void drainer.kick('hand');
    network.pause();
    let over = false;
    const waits = drainer.kick('scan').then(() => (over = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(over).toBe(false);

    end(null);
    await waits;

    expect(attempt).toHaveBeenCalledTimes(1);
  });

  test('each is told when it began', async () => {
    await drainer.kick('scan');
    vi.setSystemTime(NOON + 5_000);
    await drainer.kick('scan');

    expect(attempt.mock.calls).toEqual([[NOON], [NOON + 5_000]]);
  });
});

describe('what an attempt throws', () => {
  test('a storage error makes room, and is tried again later', async () => {
    attempt.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
    await drainer.kick('scan');

    expect(makeRoom).toHaveBeenCalledTimes(1);
    expect([await triesIn(1_999), await triesIn(1)]).toEqual([0, 1]);
  });

  test('a bug is heard, and stands in the way of no later attempt', async () => {
    attempt.mockRejectedValueOnce(new TypeError('a bug'));

    await expect(drainer.kick('scan')).rejects.toThrow('a bug');
    expect(makeRoom).not.toHaveBeenCalled();
    expect(await tries('scan')).toBe(true);
  });
});

describe('once closed', () => {
  test('nothing makes it try', async () => {
    await failed(OFFLINE);
    drainer.close();

    expect([await tries('hand'), await tries('online'), await triesIn(1_000_000)]).toEqual([false, false, 0]);
  });

  test('the attempt that runs is the last', async () => {
    attempt.mockImplementationOnce(() => {
      drainer.close();
      return Promise.resolve(OFFLINE);
    });
    await drainer.kick('scan');

    expect([await tries('hand'), await triesIn(1_000_000)]).toEqual([false, 0]);
  });
});
