import type { ComponentChildren } from 'preact';
import type { Me } from '../api/wire/people';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { screenOf } from './screens';

const loadScreens = () => import('./PeopleScreens');

/** The screen of people that the address names, else the desk's first screen (`children`). */
export function OnPeople({ me, children }: { me: Me; children: ComponentChildren }) {
  const screen = screenOf(route.value.screen);
  if (screen === null) return <>{children}</>;
  return (
    <Chunk load={loadScreens} onBack={closeScreen} whole>
      {({ PeopleScreens }) => <PeopleScreens screen={screen} me={me} />}
    </Chunk>
  );
}
