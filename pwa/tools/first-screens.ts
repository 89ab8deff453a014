/** Which file of the build a module of a desk's first screen goes to: one for what desks have in common, one for each desk's own. */
import type { Desk } from '../src/app/desks.ts';

export const FRAME = ['app/Doors.tsx'];
/** The page of each desk and its first section, as `app/desk-pages.ts` and the tables of sections name them. */
export const FIRST: Record<Desk['role'], readonly string[]> = {
  manager: ['venue/ManagerDesk.tsx', 'venue/Money.tsx'],
  operator: ['operator/OperatorDesk.tsx', 'operator/ToDoSection.tsx'],
  sponsor: ['sponsor/SponsorDesk.tsx', 'sponsor/SponsorToDo.tsx'],
  prescriber: ['prescriber/PrescriberDesk.tsx', 'prescriber/GiveSection.tsx'],
  auditor: ['operator/AuditorDesk.tsx', 'operator/ProofsSection.tsx'],
  hub: ['admission/HubDesk.tsx', 'admission/TerritorySection.tsx'],
};
/** The pages by themselves. What comes with the scanner's first load, or ever with the booklet's page, stays as it is. */
const SCANNER = 'main.tsx';
const WALLET = 'wallet/main.tsx';
/** What desks have in common; what the scanner loads later, too. */
const COMMON = 'desk';
const LATER = 'later';
const ICONS = '/node_modules/lucide/';

interface Graph {
  getModuleInfo: (id: string) => { code: string | null; importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null;
}

/** The file's name for a module, or null where the module is none of a desk's first screen, or another page needs it too. */
export function firstScreens(source: string): (id: string, graph: Graph) => string | null {
  let named: Map<string, string> | null = null;
  return (id, graph) => (named ??= name(source, graph)).get(id) ?? null;
}

function name(source: string, graph: Graph): Map<string, string> {
  const at = (path: string) => `${source}/${path}`;
  const frame = FRAME.map(at);
  const first = new Set([...reached([at(SCANNER)], graph), ...reached([at(WALLET)], graph, [])]);
  const later = reached([at(SCANNER)], graph, frame);
  const named = new Map<string, string>();
  const put = (id: string, group: string) => {
    if (first.has(id)) return;
    const before = named.get(id) ?? group;
    named.set(id, later.has(id) ? LATER : before === group ? group : COMMON);
  };
  for (const id of reached(frame, graph)) put(id, COMMON);
  for (const [role, paths] of Object.entries(FIRST)) for (const id of reached(paths.map(at), graph)) put(id, `${COMMON}-${role}`);
  return named;
}

/** All modules that these import; with `but`, those that are imported on demand, too, except these. */
function reached(roots: readonly string[], graph: Graph, but?: readonly string[]): Set<string> {
  const found = new Set(roots);
  for (const id of found) {
    const info = graph.getModuleInfo(id);
    if (info === null || id.includes(ICONS)) continue;
    const onDemand = but === undefined ? [] : info.dynamicallyImportedIds.filter((next) => !but.includes(next));
    for (const next of [...info.importedIds.flatMap((next) => (next.includes(ICONS) ? icons(info.code ?? '', next, graph) : [next])), ...onDemand]) found.add(next);
  }
  return found;
}

/** The modules of the icons that a module takes out of lucide's list of all. Throws for one that the list does not have. */
function icons(code: string, list: string, graph: Graph): string[] {
  const folder = list.replace(/[^/]*$/, '');
  const all = graph.getModuleInfo(`${folder}iconsAndAliases.mjs`)?.code ?? '';
  const taken = /import\s*\{([^}]*)\}\s*from\s*["']lucide["']/.exec(code)?.[1] ?? '';
  return [...taken.matchAll(/\b([A-Z]\w*)\b(?<!as \w+)/g)].map(([name]) => {
    const file = new RegExp(`\\bas ${name}\\b[^;]*'\\./(icons/[^']+)'`).exec(all)?.[1];
    if (file === undefined) throw new Error(`lucide has no icon ${name}`);
    return folder + file;
  });
}
