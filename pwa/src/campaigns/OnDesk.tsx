import type { ComponentChildren } from 'preact';
import type { Side } from '../api/expiry';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { screenOf } from './screens';

const loadScreens = () => import('./CampaignScreens');

/** The screen of campaigns or orders that the address names, else the desk's first screen (`children`). */
export function OnDesk({ side, children }: { side: Side; children: ComponentChildren }) {
  const screen = screenOf(route.value.screen);
  if (screen === null) return <>{children}</>;
  return (
    <Chunk load={loadScreens} onBack={closeScreen} whole>
      {({ CampaignScreens }) => <CampaignScreens screen={screen} side={side} />}
    </Chunk>
  );
}
