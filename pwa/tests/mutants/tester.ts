/** A process that tries one bent module after another. Vitest stays ready between them: most of a trial would be its start. */
import { createVitest, type TestSpecification } from 'vitest/node';
import type { Trial } from './trial';

/** Long enough for a machine that has other things to do. */
const TEST_MS = 20_000;
let trial: Trial | null = null;

const vitest = await createVitest(
  'test',
  { watch: false, bail: 1, pool: 'threads', maxWorkers: 1, testTimeout: TEST_MS, reporters: [{}] },
  { plugins: [{ name: 'bent', enforce: 'pre', load: (id) => (id === trial?.path ? trial.code : null) }] },
);

/** One file of tests after another, until one fails. */
async function passes(files: readonly string[]): Promise<boolean> {
  for (const file of files) {
    const specifications = await vitest.globTestSpecifications([file]);
    if (specifications.length === 0 || !(await passesAll(specifications))) return false;
  }
  return true;
}

async function passesAll(specifications: TestSpecification[]): Promise<boolean> {
  // Vitest remembers what failed before, stops at it (`bail`) and counts it again.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  return unhandledErrors.length === 0 && testModules.every((module) => module.ok());
}

process.on('message', (next: Trial) => {
  if (trial !== null) vitest.invalidateFile(trial.path);
  trial = next;
  vitest.invalidateFile(next.path);
  void passes(next.tests).then((passed) => process.send?.(passed));
});
process.send?.('ready');
