/** The modules that decide without network and without a screen, and the tests that hold them. */
import { existsSync, readdirSync } from 'node:fs';

export interface Target {
  /** From the top of the repository, as survivors are listed. */
  readonly path: string;
  /** From `pwa/`. */
  readonly tests: readonly string[];
}

const PWA = new URL('../../', import.meta.url);
/** Those that are tested through the modules that use them. */
const THROUGH: Record<string, readonly string[]> = {
  'verify/keyboards': ['tests/verify/codes.test.ts', 'tests/verify/token.test.ts'],
  'verify/keys': ['tests/verify/token.test.ts'],
};

/** Every module of a folder; the tests of one have its name. */
const all = (folder: string): Target[] =>
  readdirSync(new URL(`src/${folder}`, PWA))
    .sort()
    .map((file) => of(`${folder}/${file.replace('.ts', '')}`));

function of(module: string): Target {
  const tests = THROUGH[module] ?? [`tests/${module}.test.ts`];
  const missing = tests.find((file) => !existsSync(new URL(file, PWA)));
  if (missing !== undefined) throw new Error(`${missing} is missing`);
  return { path: `pwa/src/${module}.ts`, tests };
}

export const TARGETS: readonly Target[] = [...all('verify'), ...all('outbox'), of('redeem/rules')];
