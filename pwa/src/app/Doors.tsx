import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { errorText } from '../i18n/errors';
import { Chunk } from '../nav/Chunk';
import { LanguageFoot } from '../nav/LanguageChoice';
import { Alone } from './Alone';
import { type Desk, DESKS } from './desks';
import { HelpCorner } from './HelpLink';

type Door = () => Promise<{ default: ComponentType }>;

const loadFrame = () => import('./DeskFrame');
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

/** Has the choice of language among its fields. */
const SIGN_IN = '/connexion';

/** The desk or the door of a path. */
export function Doors({ path }: { path: string }) {
  const desk = DESKS.find((known) => known.path === path);
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

/** A desk's frame; while it comes, or when it does not, the choice of language that it would have. */
function DeskDoor({ desk }: { desk: Desk }) {
  const [stands, setStands] = useState(false);
  return (
    <>
      <Chunk load={loadFrame} whole>
        {({ DeskFrame }) => <DeskFrame desk={desk} onStanding={() => setStands(true)} />}
      </Chunk>
      {!stands && <LanguageFoot />}
    </>
  );
}
