import type { ComponentChildren } from 'preact';
import type { Me } from '../api/wire/people';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { screenOf } from './screens';
import type { Side } from './sides';

const loadScreens = () => import('./StockScreens');

/** The screen of stock that the address names, else the desk's first screen (`children`). */
export function OnStock({ side, me, children }: { side: Side; me: Me; children: ComponentChildren }) {
  const screen = screenOf(route.value.screen);
  if (screen === null) return <>{children}</>;
  return (
    <Chunk load={loadScreens} onBack={closeScreen} whole>
      {({ StockScreens }) => <StockScreens screen={screen} side={side} me={me} />}
    </Chunk>
  );
}
