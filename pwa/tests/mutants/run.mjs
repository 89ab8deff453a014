/** Runs the mutants (`main.ts`), or one process that tries them (`tester.ts`): Node 20 reads no TypeScript by itself. */
import { join } from 'node:path';
import { argv } from 'node:process';
import { runnerImport } from 'vite';

const here = import.meta.dirname;
await runnerImport(join(here, argv[2] === '--tester' ? 'tester.ts' : 'main.ts'), { configFile: false, root: join(here, '../..') });
