/** Bends each module of the phone's rules in every way, one at a time, and runs its tests; prints who survived. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Bend, bends } from './bending';
import { reasonOf } from './survivors';
import { type Target, TARGETS } from './targets';
import { Tester, type Trial, tryAll } from './trial';

const LEAST_KILLED = 0.95;
const [SLACK_MS, SLOWER] = [20_000, 5];
const TOP = new URL('../../../', import.meta.url);

const testers = Array.from({ length: availableParallelism() }, () => new Tester());
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const explained = ({ path }: Target, { name }: Bend): string | undefined => reasonOf(path, name);

/** How many mutants a module has, how many its tests do not notice, and how many of these nobody has explained. */
async function judge(target: Target): Promise<[number, number, number]> {
  const path = fileURLToPath(new URL(target.path, TOP));
  const mutants = bends(readFileSync(path, 'utf8'));
  if (mutants.length === 0) return [0, 0, 0];
  const trial = (code: string | null): Trial => ({ path, code, tests: target.tests });
  const started = Date.now();
  const [healthy] = await tryAll([trial(null)], testers.slice(0, 1), 600_000);
  if (healthy !== true) throw new Error(`the tests of ${target.path} do not pass on the module as it is`);
  const patience = SLACK_MS + SLOWER * (Date.now() - started);
  const passed = await tryAll(mutants.map(({ code }) => trial(code)), testers, patience);
  const alive = mutants.filter((_, at) => passed[at]);
  print(`${target.path}: ${mutants.length} mutants, ${alive.length} alive`);
  for (const one of alive) print(`  line ${one.line}, ${one.name}  (${explained(target, one) ?? 'UNEXPLAINED'})`);
  return [mutants.length, alive.length, alive.filter((one) => explained(target, one) === undefined).length];
}

/** False when too many survive of all, or one whose reason nobody wrote. */
async function holds(parts: readonly string[]): Promise<boolean> {
  const chosen = TARGETS.filter(({ path }) => parts.length === 0 || parts.some((part) => path.includes(part)));
  const sums = [0, 0, 0];
  for (const target of chosen) (await judge(target)).forEach((count, at) => (sums[at] = (sums[at] ?? 0) + count));
  const [count = 0, alive = 0, unexplained = 0] = sums;
  const killed = 1 - alive / Math.max(count, 1);
  print(`${count} mutants, ${(100 * killed).toFixed(1)} % killed, ${alive} alive`);
  return unexplained === 0 && (parts.length > 0 || killed >= LEAST_KILLED);
}

try {
  if (!(await holds(process.argv.slice(2)))) process.exitCode = 1;
} finally {
  testers.forEach((tester) => tester.close());
}
