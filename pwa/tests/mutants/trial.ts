/** Trials in processes of their own: a bent module may never come to an end. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The path of a module, its code, or null for that of the file, and the tests to run, in this order. */
export interface Trial {
  readonly path: string;
  readonly code: string | null;
  readonly tests: readonly string[];
}

const RUN = fileURLToPath(new URL('run.mjs', import.meta.url));

/** A process that tries one after another; another takes its place when it must be killed. */
export class Tester {
  private _process: ChildProcess | null = null;

  /** Whether all tests pass, in so much time. */
  async passes(trial: Trial, ms: number): Promise<boolean> {
    const tester = (this._process ??= await started());
    const told = new AbortController();
    const timer = setTimeout(() => this.close(), ms);
    const { signal } = told;
    const answers = once(tester, 'message', { signal }).then(([passed]) => passed === true);
    const dies = once(tester, 'exit', { signal }).then(() => false);
    tester.send(trial);
    const passed = await Promise.race([answers, dies]);
    clearTimeout(timer);
    told.abort();
    await Promise.allSettled([answers, dies]);
    if (tester.exitCode !== null || tester.signalCode !== null) this._process = null;
    return passed;
  }

  close(): void {
    this._process?.kill('SIGKILL');
  }
}

async function started(): Promise<ChildProcess> {
  const tester = fork(RUN, ['--tester'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await once(tester, 'message');
  return tester;
}

/** Whether each passes, in their order; each tester takes the next when it is free. */
export async function tryAll(trials: readonly Trial[], testers: readonly Tester[], ms: number): Promise<boolean[]> {
  const passed: boolean[] = [];
  const rest = trials.entries();
  const work = async (tester: Tester): Promise<void> => {
    for (const [at, trial] of rest) passed[at] = await tester.passes(trial, ms);
  };
  await Promise.all(testers.map(work));
  return passed;
}
