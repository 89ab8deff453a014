/** Sections of a desk, by task: their shape, which one an address belongs to, and the way to another. */
import { signal } from '@preact/signals';
import type { IconNode } from 'lucide';
import type { ComponentType } from 'preact';
import type { Me, Role } from '../api/wire/people';
import { translator } from '../i18n';
import { frame } from '../i18n/fr/frame';
import type { Load } from '../lib/code';
import { search } from '../lib/address';
import { openDesk, route } from '../nav/route';

export const tf = translator(frame, { en: () => import('../i18n/en/frame').then((module) => module.frame) });

type Word = keyof typeof frame extends infer Key ? (Key extends `section.${infer Name}` ? Name : never) : never;

export interface Section {
  /** Its name in the address's hash; empty for the first of a desk. */
  readonly address: string;
  readonly word: Word;
  readonly icon: IconNode;
  /** The names of screens over it. */
  readonly owns?: RegExp;
  /** Parameters of the query by which an address without a name means it. */
  readonly asks?: readonly string[];
  /** Only for whoever looks after a whole organisation, not after some venues of it. */
  readonly whole?: true;
  /** What it shows; absent where its address is that of a screen, which the desk shows anyway. */
  readonly load?: Load<{ default: ComponentType<{ me: Me }> }>;
}

/** Whether somebody has a role in a whole organisation, not in some venues of it. */
export const hasWhole = ({ memberships }: Me, role: Role): boolean => memberships.some((one) => one.role === role && one.whole);

/** The sections of the desk that is open, set by the frame, and the parameters of the query that they share. */
export const sections = signal<readonly Section[]>([]);
const SHARED = ['venue'];

/** The title of the screen over a section; empty when there is none. */
export const screenTitle = signal('');

/** The section that an address belongs to; null for a screen of the frame, such as the inbox. */
export function sectionOf(known: readonly Section[], screen: string, query: string): Section | null {
  if (screen !== '') return known.find(({ address }) => address === screen) ?? known.find(({ owns }) => owns?.test(screen)) ?? null;
  const asked = new URLSearchParams(query);
  return known.find(({ asks }) => asks?.some((name) => asked.has(name))) ?? known[0] ?? null;
}

export const sectionHere = (): Section | null => sectionOf(sections.value, route.value.screen, search.value);

/** Whether the address names a section itself, not a screen over one. */
export const isSection = (screen: string): boolean => sections.value.some(({ address }) => address === screen);

/** The address of a section, with what sections share of the query (the chosen venue) and these parameters. */
export function addressOf({ address, asks = [] }: Section, query: Record<string, string> = {}): string {
  const now = new URLSearchParams(search.value);
  const wanted = new URLSearchParams();
  const taken = sections.value.some((other) => other.address !== address && other.asks?.includes('venue'));
  for (const name of SHARED) if (now.has(name) && !taken && !asks.includes(name)) wanted.set(name, now.get(name) ?? '');
  for (const [name, value] of Object.entries(query)) if (value !== '') wanted.set(name, value);
  const text = wanted.toString();
  return `${route.value.path}${text === '' ? '' : `?${text}`}${address === '' ? '' : `#${address}`}`;
}

/** Opens a section, with an entry in the history. */
export function openSection(section: Section, query: Record<string, string> = {}): void {
  goTo(addressOf(section, query));
}

/** Opens an address of this desk. */
export function goTo(address: string): void {
  openDesk(address);
  search.value = location.search;
}
