import type { ComponentChildren } from 'preact';
import type { Me } from '../api/wire/people';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { screenOf } from './screens';

const loadScreens = () => import('./PayoutScreens');

/** The screen of payments that the address names, else the operator's first screen (`children`). */
export function OnPayouts({ me, children }: { me: Me; children: ComponentChildren }) {
  const screen = screenOf(route.value.screen);
  if (screen === null) return <>{children}</>;
  return (
    <Chunk load={loadScreens} onBack={closeScreen} whole>
      {({ PayoutScreens }) => <PayoutScreens screen={screen} me={me} />}
    </Chunk>
  );
}
