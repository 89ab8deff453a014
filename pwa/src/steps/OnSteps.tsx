import type { ComponentChildren } from 'preact';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { screenOf } from './screens';

const loadScreens = () => import('./StepsScreens');

/** The screen of the service's settings that the address names, else the operator's first screen (`children`). */
export function OnSteps({ children }: { children: ComponentChildren }) {
  const screen = screenOf(route.value.screen);
  if (screen === null) return <>{children}</>;
  return (
    <Chunk load={loadScreens} onBack={closeScreen} whole>
      {({ StepsScreens }) => <StepsScreens screen={screen} />}
    </Chunk>
  );
}
