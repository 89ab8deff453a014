/** Writes a page for each desk: `index.html`, and beside it what its first screen needs, so that all of it is asked for at once. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';
import { DESKS } from '../src/app/desks.ts';
import { FIRST, FRAME } from './first-screens.ts';

type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

/** Beside `index.html`, in the folder `out`; the page of `/gestion` is `gestion.html`. */
export function deskPages(source: string, out: string): Plugin {
  return {
    name: 'desk-pages',
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk');
      const page = readFileSync(`${out}/index.html`, 'utf8');
      for (const { path, role } of DESKS) {
        const modules = [...FRAME, ...FIRST[role]].map((name) => `${source}/${name}`);
        const needed = reached(chunks, modules);
        const tags = [
          `<link rel="preload" as="fetch" href="/api/first-screens/${role}" crossorigin />`,
          ...named(needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]), page).map((file) => `<link rel="stylesheet" crossorigin href="/${file}" />`),
          ...named(needed.map(({ fileName }) => fileName), page).map((file) => `<script type="module" crossorigin src="/${file}"></script>`),
        ];
        writeFileSync(`${out}${path}.html`, page.replace('</head>', `${tags.join('\n    ')}\n  </head>`));
      }
    },
  };
}

/** The chunks of these modules, and those that they import. */
function reached(chunks: readonly Chunk[], modules: readonly string[]): Chunk[] {
  const found = new Set(chunks.filter(({ moduleIds }) => moduleIds.some((id) => modules.includes(id))));
  for (const { imports } of found) chunks.filter(({ fileName }) => imports.includes(fileName)).forEach((next) => found.add(next));
  return [...found];
}

/** Each file once, without those that the page has already. */
const named = (files: readonly string[], page: string): string[] => [...new Set(files)].filter((file) => !page.includes(file));
