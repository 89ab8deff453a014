/** The files of `src` and their imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

const SRC = new URL('../src/', import.meta.url);

const read = (kind: RegExp): [string, string][] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => kind.test(file))
    .map((file) => [file, readFileSync(new URL(file, SRC), 'utf8')]);

/** Pairs of path within `src` and content. */
export const SOURCES: readonly [string, string][] = read(/\.tsx?$/);
export const SHEETS: readonly [string, string][] = read(/\.css$/);

/** The top folder in `src` that a file is in; empty for the two files beside the folders. */
export const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '');

export const FOLDERS: readonly string[] = [...new Set([...SOURCES, ...SHEETS].map(([file]) => folderOf(file)))].filter(Boolean).sort();

/** Matches `import … from`, `export … from`, style sheets and dynamic imports. */
const IMPORTS = /\b(?:from|import) '(\.[^']*)'|\bimport\('(\.[^']*)'\)/g;

/** What a file imports from `src`, as paths without extension. */
export function importsOf(file: string, code: string): string[] {
  return [...code.matchAll(IMPORTS)]
    .map(([, named, fetched]) => posix.join(posix.dirname(file), named ?? fetched ?? ''))
    .map((path) => (SOURCES.some(([known]) => known === `${path}/index.ts`) ? `${path}/index` : path));
}
