import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { beginFirstScreen } from '../desk/first-screen';
import { sectionOf } from '../desk/sections';
import { errorText } from '../i18n/errors';
import { fetchAhead } from '../lib/code';
import { Chunk } from '../nav/Chunk';
import { LanguageFoot } from '../nav/LanguageChoice';
import { route } from '../nav/route';
import { keepOffline } from '../sw/bridge';
import { Alone } from './Alone';
import { DESK_PAGES } from './desk-pages';
import { DeskFrame } from './DeskFrame';
import { type Desk, DESKS } from './desks';
import { SECTIONS } from './frame/tables';
import { HelpCorner } from './HelpLink';

type Door = () => Promise<{ default: ComponentType }>;

const loadPassword = () => import('./PasswordDoor');

/** Pages of the app that are neither a desk nor the scanner, by path without its slash; each is a chunk of its own. */
const DOORS: Record<string, Door> = {
  adresse: () => import('./EmailDoor'),
  candidature: () => import('../apply/ApplyDoor'),
  compte: () => import('./AccountDoor'),
  connexion: () => import('./SignInDoor'),
  invitation: () => import('./InvitationDoor'),
  'mot-de-passe': loadPassword,
  telephone: () => import('./TelephoneDoor'),
};

/** A desk is shown before the service worker fetches all of the app. */
const KEEP_AFTER_MS = 3_000;
const keep = () => void keepOffline('/');

/** Has the choice of language among its fields. */
const SIGN_IN = '/connexion';

/** A desk, whose data and code are asked for at once. */
function DeskDoor({ desk }: { desk: Desk }) {
  useState(() => {
    beginFirstScreen(desk.role);
    fetchAhead(DESK_PAGES[desk.role]);
    const first = sectionOf(SECTIONS[desk.role], route.value.screen, location.search);
    if (first?.load) fetchAhead(first.load);
  });
  return <DeskFrame desk={desk} />;
}

/** The desk or the door of a path. */
export function Doors({ path }: { path: string }) {
  const desk = DESKS.find((known) => known.path === path);
  useEffect(() => void setTimeout(keep, desk === undefined ? 0 : KEEP_AFTER_MS), []);
  if (desk !== undefined) return <DeskDoor key={path} desk={desk} />;
  const load = DOORS[path.slice(1)];
  if (load === undefined) return <Alone>{errorText('error.no_page')}</Alone>;
  return (
    <>
      <HelpCorner path={path} />
      <Chunk key={path} load={load} whole>
        {({ default: Page }) => <Page />}
      </Chunk>
      {path !== SIGN_IN && <LanguageFoot />}
    </>
  );
}
