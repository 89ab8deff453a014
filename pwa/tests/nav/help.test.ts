/** Every screen's "Aide" leads to a sentence on `/aide`: a new screen fails here until `help.toml` has its key. */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { DESKS } from '../../src/app/desks';
import { SECTIONS } from '../../src/app/frame/tables';
import { helpAddress, helpKey } from '../../src/nav/help';
import { SOURCES } from '../tree';

// The sections look at the address when they are loaded; a browser's stand-in would keep these files from being read.
vi.hoisted(() => Object.assign(globalThis, { location: { pathname: '/', search: '', hash: '' }, addEventListener: () => undefined }));

const read = (path: string): string => readFileSync(new URL(`../../../server/${path}`, import.meta.url), 'utf8');
const ANCHORS = [...read('front/help.toml').matchAll(/^key = "([^"]+)"$/gm)].map(([, key]) => key ?? '');
const LISTS = [...read('shell.py').matchAll(/^(?:DESK|APP)_PATHS = \(([^)]*)\)/gm)].map(([, paths]) => paths ?? '');
const PAGES = LISTS.flatMap((paths) => [...paths.matchAll(/"(\/[^"]+)"/g)]).map(([, path]) => path ?? '');
const UUID = '5b0c1a2f-abcd-4abc-8abc-0123456789ab';
const NAMED_BY = [7, '3-46', 'R-2026-11-0001', UUID] as const;
const SHOWN_ELSEWHERE = ['connexion']; // the scanner's sign-in: its help is that of the page /connexion

/** What each `screens.ts` exports: names of screens, and functions that make one of an id. */
const modules = import.meta.glob<Record<string, unknown>>(['../../src/**/screens.ts', '!../../src/scanner/**'], { eager: true });
const exported = Object.entries(modules).flatMap(([file, module]) => Object.entries(module).map(([name, value]) => ({ file, name, value })));

function addressesOf(name: string, value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!/^[a-z]\w*Screen$/.test(name) || typeof value !== 'function') return [];
  const make = value as (id: number | string) => string;
  return NAMED_BY.map((id) => make(id));
}

/** Ids of places on a screen stand beside the names of screens. */
const screens = exported.flatMap(({ name, value }) => (name.endsWith('_ID') ? [] : addressesOf(name, value)));
const literals = SOURCES.flatMap(([, code]) => [...code.matchAll(/(?:openScreen|replaceScreen)\('([^']+)'\)/g)].map(([, name]) => name ?? ''));

const sections = Object.values(SECTIONS).flatMap((known) => known.map(({ address }) => address)).filter((address) => address !== '');

test('there are screens, and pages', () => {
  expect(new Set(screens.map((screen) => helpKey('/operateur', screen))).size).toBeGreaterThan(30);
  expect(PAGES).toEqual(expect.arrayContaining(DESKS.map(({ path }) => path)));
});

test('every screen that an address can name has its help', () => {
  const keys = [...screens, ...sections, ...literals].filter((name) => !SHOWN_ELSEWHERE.includes(name)).map((screen) => helpKey('/operateur', screen));

  expect([...new Set(keys)].filter((key) => !ANCHORS.includes(key))).toEqual([]);
});

test('every page of the app has its help, also while a line, a booklet or a secret stands in its address', () => {
  const keys = ['/', ...PAGES].flatMap((path) => ['', UUID, '3-46'].map((screen) => helpKey(path, screen)));

  expect([...new Set(keys)].filter((key) => !ANCHORS.includes(key))).toEqual([]);
});

test('no anchor is there twice or for nothing', () => {
  const keys = new Set([...screens, ...sections, ...literals, 'courriel-recu-x'].map((screen) => helpKey('/operateur', screen)));
  const known = [...keys, ...['/', ...PAGES].map((path) => helpKey(path, ''))];

  expect(ANCHORS.filter((anchor, at) => ANCHORS.indexOf(anchor) !== at || !known.includes(anchor))).toEqual([]);
});

test('screens are named in screens.ts, where this test finds them', () => {
  const hidden = SOURCES.filter(([file]) => !file.endsWith('screens.ts')).flatMap(([file, code]) =>
    [...code.matchAll(/(?:openScreen|replaceScreen|route\.value\.screen [!=]==) ?\(?([A-Z_]\w*)/g)]
      .filter(([, name]) => new RegExp(`^(?:export )?const ${name} = '`, 'm').test(code))
      .map(([, name]) => `${file}: ${name}`),
  );

  expect(hidden).toEqual([]);
});

test.each([
  ['/operateur', '', '/aide#page-operateur'],
  ['/', '', '/aide#page-scanner'],
  ['/operateur', 'campagne-12-modifier', '/aide#campagne-modifier'],
  ['/gestion', 'releve-R-2026-11-0001', '/aide#releve'],
  ['/prescripteur', 'carnet-3-46', '/aide#carnet'],
  ['/prescripteur', '3-46', '/aide#page-prescripteur'],
  ['/gestion', UUID, '/aide#page-gestion'],
  ['/operateur', 'courriel-recu-a_B-c-9', '/aide#courriel-recu'],
])('on %s#%s the help is %s', (path, screen, address) => {
  expect(helpAddress(path, screen)).toBe(address);
});
