import type { ComponentChildren } from 'preact';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { screenOf } from './screens';

const loadScreens = () => import('./FrontScreens');

/** The screen of the public face that the address names, else the operator's first screen (`children`). */
export function OnFront({ children }: { children: ComponentChildren }) {
  const screen = screenOf(route.value.screen);
  if (screen === null) return <>{children}</>;
  return (
    <Chunk load={loadScreens} onBack={closeScreen} whole>
      {({ FrontScreens }) => <FrontScreens screen={screen} />}
    </Chunk>
  );
}
