// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { expect, test, vi } from 'vitest';
import { useBusy } from '../../src/ui/useBusy';

type Busy = ReturnType<typeof useBusy>;

/** The hook as a component has it, whenever it was drawn last. */
function shown(): { current: Busy } {
  const last = {} as { current: Busy };
  render(createElement(() => void (last.current = useBusy()), null), document.createElement('div'));
  return last;
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

test('a second press during the work does nothing, one after it works', async () => {
  const hook = shown();
  const work = vi.fn<() => Promise<void>>();
  let end = (): void => undefined;
  work.mockImplementationOnce(() => new Promise((resolve) => void (end = resolve)));
  const first = hook.current.during(work);
  await hook.current.during(work);
  await settled();
  expect(hook.current.busy).toBe(true);
  expect(work).toHaveBeenCalledTimes(1);

  end();
  await first;
  work.mockResolvedValueOnce();
  await hook.current.during(work);
  await settled();

  expect(work).toHaveBeenCalledTimes(2);
  expect(hook.current.busy).toBe(false);
});

test('work that failed can be tried again, and its failure is heard', async () => {
  const hook = shown();

  await expect(hook.current.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await settled();

  expect(hook.current.busy).toBe(false);
});
