import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection } from '../../src/outbox/connection';

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

test('a connection that never opened can be closed', async () => {
  opens.mockImplementation(() => refused());
  const connection = new Connection(opens);
  await used(connection);

  await expect(connection.close()).resolves.toBeUndefined();
});
