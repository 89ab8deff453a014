import { useRef, useState } from 'preact/hooks';

interface Busy {
  busy: boolean;
  /** Does the work, or nothing while other work is being done. */
  during: (work: () => Promise<unknown>) => Promise<void>;
}

/** One piece of work at a time; `busy` is for the buttons that start it. */
export function useBusy(): Busy {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);

  async function during(work: () => Promise<unknown>): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    await work().finally(() => {
      running.current = false;
      setBusy(false);
    });
  }

  return { busy, during };
}
