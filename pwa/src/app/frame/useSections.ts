import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { isSection, type Section, sectionHere, sections, sectionOf, tf } from '../../desk/sections';
import { td } from '../../desk/t';
import { fetchAhead } from '../../lib/code';
import { search } from '../../lib/address';
import { t } from '../../i18n';
import { route } from '../../nav/route';
import type { Desk } from '../desks';

/** The section that the address names, among those known at this desk: lit, and where a screen over it goes back to. */
export function useSections(desk: Desk, known: readonly Section[]): Section | null {
  // Before anything below reads them.
  useState(() => (sections.value = known));
  useLayoutEffect(() => {
    sections.value = known;
  }, [known]);
  const here = sectionHere();
  const { screen } = route.value;
  const last = useLast(here);
  useLayoutEffect(() => putSectionBelow(screen), [screen]);
  useEffect(() => {
    const load = (here ?? sections.value[0])?.load;
    return load && fetchAhead(load);
  }, [here]);
  useEffect(() => {
    const name = here === null ? '' : `${tf(`section.${here.word}`)} · `;
    document.title = `${name}${td(`desk.${desk.role}`)} · ${t('app.name')}`;
  }, [desk, here]);
  return here ?? last;
}

/** A screen of the frame, such as the inbox, belongs to no section: the one it was opened from stays lit. */
function useLast(here: Section | null): Section | null {
  const [last, setLast] = useState(here);
  useEffect(() => {
    if (here !== null) setLast(here);
  }, [here]);
  return last;
}

/**
 * A screen that was opened by its address, from a message or after a reload elsewhere, has nothing of this desk behind it:
 * its section is put there, so that "Retour" and the browser's "back" lead to it.
 */
function putSectionBelow(screen: string): void {
  const state: unknown = history.state;
  if (screen === '' || isSection(screen) || (state !== null && typeof state === 'object' && 'opened' in state)) return;
  const section = sectionOf(sections.value, screen, search.value) ?? sections.value[0];
  if (section === undefined) return;
  const query = location.search;
  history.replaceState(null, '', `${location.pathname}${query}${section.address === '' ? '' : `#${section.address}`}`);
  history.pushState({ opened: true }, '', `${location.pathname}${query}#${screen}`);
}

