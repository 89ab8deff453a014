import { expect, test, vi } from 'vitest';
import { UNDECIDED } from '../../src/outbox/network';
import { keeping, oneAtATime } from '../../src/outbox/renewal';

test('who asks during a renewal gets the same one, who asks after it another', async () => {
  let end: (value: number) => void = () => undefined;
  const work = vi.fn(() => new Promise<number>((resolve) => (end = resolve)));
  const renew = oneAtATime(work);
  const asked = [renew(), renew()];
  end(1);
  expect(await Promise.all(asked)).toEqual([1, 1]);
  expect(work).toHaveBeenCalledTimes(1);

  const again = renew();
  end(2);

  expect(await again).toBe(2);
});

test('one that failed stands in the way of no other', async () => {
  const work = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('no')).mockResolvedValueOnce(2);
  const renew = oneAtATime(work);
  await expect(renew()).rejects.toThrow('no');

  expect(await renew()).toBe(2);
});

test('what is kept is no failure, a storage that fails is to be tried again, a bug is heard', async () => {
  expect(await keeping(() => Promise.resolve())).toBeNull();
  expect(await keeping(() => Promise.reject(new DOMException('full', 'QuotaExceededError')))).toBe(UNDECIDED);
  await expect(keeping(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
});
