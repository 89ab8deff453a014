import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection, isStorageFull, unlessStorageFails } from '../../src/outbox/connection';

const store = () => ({ close: vi.fn() });
const refused = (name = 'UnknownError') => Promise.reject(new DOMException('no', name));
const never = () => new Promise<never>(() => undefined);
const opens = vi.fn<() => Promise<{ close: () => void }>>();
const work = vi.fn((open: { close: () => void }) => Promise.resolve(open));

beforeEach(() => {
  vi.useFakeTimers();
  work.mockImplementation((open) => Promise.resolve(open));
});
afterEach(() => void vi.useRealTimers());

async function used(connection: Connection<{ close: () => void }>): Promise<unknown> {
  const asked = connection.use(work).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  return asked;
}

test.each([
  ['fails', () => refused()],
  ['never answers', never],
])('an opening that %s is tried once more', async (_name, first) => {
  const second = store();
  opens.mockImplementationOnce(first).mockResolvedValue(second);

  expect(await used(new Connection(opens))).toBe(second);
});

test('opening that keeps failing is tried again at the next use, without a reload', async () => {
  const late = store();
  opens.mockImplementationOnce(refused).mockImplementationOnce(refused).mockResolvedValue(late);
  const connection = new Connection(opens);

  expect(await used(connection)).toMatchObject({ name: 'UnknownError' });
  expect(await used(connection)).toBe(late);
});

test('an error that reopening cannot mend is thrown at once, and the next use opens again', async () => {
  opens.mockImplementationOnce(() => refused('VersionError')).mockResolvedValue(store());
  const connection = new Connection(opens);

  expect(await used(connection)).toMatchObject({ name: 'VersionError' });
  expect(opens).toHaveBeenCalledTimes(1);
  expect(await used(connection)).toHaveProperty('close');
});

test('a connection that opens after the time limit is closed', async () => {
  const late = store();
  opens.mockImplementationOnce(() => new Promise((resolve) => setTimeout(() => resolve(late), 20_000)));
  opens.mockResolvedValue(store());

  await used(new Connection(opens));

  expect(late.close).toHaveBeenCalled();
});

test('a lost connection is opened again, once', async () => {
  opens.mockImplementation(() => Promise.resolve(store()));
  work.mockImplementation(() => refused('InvalidStateError'));

  expect(await used(new Connection(opens))).toMatchObject({ name: 'InvalidStateError' });
  expect(opens).toHaveBeenCalledTimes(2);
});

test('it is opened once for all that use it', async () => {
  opens.mockImplementation(() => Promise.resolve(store()));
  const connection = new Connection(opens);
  const [first, second] = [await used(connection), await used(connection)];

  expect(second).toBe(first);
  expect(opens).toHaveBeenCalledTimes(1);
});

test.each([
  [7_900, true],
  [8_100, false],
])('an opening that takes %i ms is waited for: %s', async (ms, inTime) => {
  const slow = store();
  opens.mockImplementationOnce(() => new Promise((resolve) => setTimeout(() => resolve(slow), ms)));
  opens.mockResolvedValue(store());

  expect((await used(new Connection(opens))) === slow).toBe(inTime);
});

test('an error of the storage is no result, a bug is heard', async () => {
  expect(await unlessStorageFails(Promise.resolve(1))).toBe(1);
  expect(await unlessStorageFails(refused())).toBeNull();
  await expect(unlessStorageFails(Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
});

test.each([
  [new DOMException('no', 'QuotaExceededError'), true],
  [new DOMException('no', 'UnknownError'), false],
  [Object.assign(new Error('no'), { name: 'QuotaExceededError' }), false],
])('%s says that the storage is full: %s', (error, full) => {
  expect(isStorageFull(error)).toBe(full);
});

test('one that never opened can be closed', async () => {
  opens.mockImplementation(() => refused());
  const connection = new Connection(opens);
  await used(connection);

  await expect(connection.close()).resolves.toBeUndefined();
});
