import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../src/api/wire/http';
import { BatchSize, type Post, sendBatch, speaksOfAnItem } from '../../src/outbox/batch';

const error = { code: 'invalid', message: 'Une phrase.' };
const slow: Failure = { kind: 'offline', timedOut: true };
const gone: Failure = { kind: 'offline', timedOut: false };
const refused = (status = 422): Failure => ({ kind: 'refused', status, error });
const unknown: Failure = { kind: 'unknown', status: 409, error };

describe('how many go at once', () => {
  test('half as many after each time-out, twice as many after each answer, from ten to a hundred', () => {
    const size = new BatchSize();
    const learned = [null, slow, slow, slow, slow, slow, null, null, null, null].map((failure) => {
      size.learn(failure);
      return size.value;
    });

    expect(learned).toEqual([100, 50, 25, 12, 10, 10, 20, 40, 80, 100]);
  });

  test.each([['no network', gone], ['a refusal', refused()]])('as many as before after %s', (_name, failure) => {
    const size = new BatchSize();
    size.learn(failure);

    expect(size.value).toBe(100);
  });
});

const ask = vi.fn<Post<string>['ask']>();
const write = vi.fn<Post<string>['write']>();
const reject = vi.fn<Post<string>['reject']>();
const post: Post<string> = { ask, write, reject };

/** Refuses a request that holds one of these. */
function serverThatRefuses(bad: readonly string[], failure: Failure): void {
  ask.mockImplementation((entries) =>
    Promise.resolve(
      entries.some((entry) => bad.includes(entry))
        ? { ok: false, failure }
        : { ok: true, value: { results: entries.map((entry) => `answer to ${entry}`) }, clockOffsetMs: null },
    ),
  );
}

describe('a batch', () => {
  beforeEach(() => {
    write.mockResolvedValue();
    reject.mockResolvedValue();
  });

  test('that is answered is written down, answers beside entries', async () => {
    serverThatRefuses([], gone);

    expect(await sendBatch(post, ['a', 'b'])).toBeNull();
    expect(write.mock.calls).toEqual([[['a', 'b'], ['answer to a', 'answer to b']]]);
  });

  test('that is refused because of one is sent without it, and only that one is rejected', async () => {
    serverThatRefuses(['d'], refused());

    expect(await sendBatch(post, ['a', 'b', 'c', 'd', 'e'])).toBeNull();
    expect(reject.mock.calls).toEqual([['d', error]]);
    expect(write.mock.calls.map(([entries]) => entries)).toEqual([['a', 'b'], ['c'], ['e']]);
  });

  test('that is refused in an unknown word because of one leaves that one where it is', async () => {
    serverThatRefuses(['b'], unknown);

    expect(await sendBatch(post, ['a', 'b', 'c'])).toBeNull();
    expect(reject).not.toHaveBeenCalled();
    expect(write.mock.calls.map(([entries]) => entries)).toEqual([['a'], ['c']]);
  });

  test('that meets no network stays whole, and is not tried in halves', async () => {
    serverThatRefuses(['a'], gone);

    expect(await sendBatch(post, ['a', 'b'])).toBe(gone);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('whose first half meets no network keeps its second half for later', async () => {
    ask.mockResolvedValueOnce({ ok: false, failure: refused() }).mockResolvedValueOnce({ ok: false, failure: gone });

    expect(await sendBatch(post, ['a', 'b'])).toBe(gone);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

test.each<[Failure, boolean]>([
  [refused(), true],
  [refused(409), true],
  [refused(413), true],
  [unknown, true],
  [refused(401), false],
  [refused(403), false],
  [refused(404), false],
  [refused(405), false],
  [{ ...unknown, status: 404 }, false],
  [gone, false],
  [{ kind: 'nonsense', status: 422 }, false],
])('%j speaks of an item: %s', (failure, speaks) => {
  expect(speaksOfAnItem(failure)).toBe(speaks);
});
