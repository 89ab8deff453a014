/** Sections of desks: every screen that an address can name lights one of them, and each has an address of its own. */
import { beforeEach, expect, test, vi } from 'vitest';

vi.stubGlobal('location', { pathname: '/gestion', search: '', hash: '' });
vi.stubGlobal('addEventListener', () => undefined);

const { SECTIONS } = await import('../../src/app/frame/tables');
const { addressOf, sectionOf, sections } = await import('../../src/desk/sections');
const { search } = await import('../../src/lib/address');
const { en, fr } = { en: (await import('../../src/i18n/en/frame')).frame, fr: (await import('../../src/i18n/fr/frame')).frame };

const DESKS = Object.entries(SECTIONS);
const UUID = '5b0c1a2f-abcd-4abc-8abc-0123456789ab';
/** Screens of the frame, and of the phone's own desk: no section's. */
const OF_THE_FRAME = ['messages', 'historique', 'mon-compte', 'securite'];

const modules = import.meta.glob<Record<string, unknown>>(['../../src/**/screens.ts', '!../../src/scanner/**'], { eager: true });
const screens = Object.values(modules).flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) => {
    if (typeof value === 'string') return name.endsWith('_ID') ? [] : [value];
    if (!/^[a-z]\w*Screen$/.test(name) || typeof value !== 'function') return [];
    const make = value as (id: number | string) => string;
    return [make(name === 'statementScreen' ? 'R-2026-11-0001' : name === 'bookletScreen' || name === 'giveScreen' ? '3-46' : 7)];
  }),
);
const lit = (desk: keyof typeof SECTIONS, screen: string, query = '') => sectionOf(SECTIONS[desk], screen, query)?.word ?? null;

beforeEach(() => {
  sections.value = SECTIONS.manager;
  search.value = '';
});

test('screens were found', () => {
  expect(new Set(screens).size).toBeGreaterThan(35);
});

test.each(DESKS)('the sections of %s have addresses of their own, the first none', (_, known) => {
  expect(known[0]?.address).toBe('');
  expect(new Set(known.map(({ address }) => address)).size).toBe(known.length);
  expect(known[0]?.load).toBeDefined();
});

test.each(DESKS)('no screen lights two sections of %s', (_, known) => {
  const twice = [...screens, UUID, '3-46'].filter((screen) => known.filter(({ address, owns }) => address === screen || owns?.test(screen) === true).length > 1);

  expect(twice).toEqual([]);
});

test('every screen lights a section of the operator, but those of the frame and of others', () => {
  const others = ['couverture', 'remise-3-46', 'nouveau-lieu'];
  const dark = screens.filter((screen) => lit('operator', screen) === null);

  expect([...new Set(dark)].sort()).toEqual([...OF_THE_FRAME, ...others].sort());
});

test.each([
  ['manager', '', '', 'money'],
  ['manager', 'scans', '', 'scans'],
  ['manager', UUID, '', 'scans'],
  ['manager', '', '?month=2026-10', 'scans'],
  ['manager', '', '?venue=3', 'money'],
  ['manager', 'releve-R-2026-11-0001', '', 'money'],
  ['manager', 'messages', '', null],
  ['operator', '', '?venue=3', 'places'],
  ['operator', '', '?month=2020-03', 'places'],
  ['operator', 'virement-4', '', 'money'],
  ['sponsor', 'commande-7', '', 'orders'],
  ['sponsor', 'campagne-3-fin', '', 'campaigns'],
  ['prescriber', '3-46', '', 'booklets'],
  ['prescriber', 'carnet-3-46', '', 'sending'],
] as const)('on the desk of %s, #%s%s lights %s', (desk, screen, query, word) => {
  expect(lit(desk, screen, query)).toBe(word);
});

test('the venue that a manager chose goes along, what belongs to one section does not', () => {
  search.value = '?venue=3&status=refused&page=2';
  const scans = SECTIONS.manager[1];

  expect(scans && addressOf(scans)).toBe('/gestion?venue=3#scans');
});

test('the venue that the operator opened stays behind', () => {
  sections.value = SECTIONS.operator;
  search.value = '?venue=3&month=2026-10';
  const [todo, money] = SECTIONS.operator;

  expect([todo, money].map((one) => one && addressOf(one))).toEqual(['/gestion', '/gestion#argent']);
});

test('both languages name every section', () => {
  const words = DESKS.flatMap(([, known]) => known.map(({ word }) => `section.${word}` as const));

  expect(words.filter((word) => !(fr[word].length > 0 && en[word].length > 0))).toEqual([]);
});
