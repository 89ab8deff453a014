import type { ComponentChildren } from 'preact';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { type Side, screenOf } from './screens';

const loadScreens = () => import('./StatementScreens');

/** The screen of statements that the address names, else the desk's first screen (`children`). */
export function OnStatements({ side, children }: { side: Side; children: ComponentChildren }) {
  const screen = screenOf(route.value.screen);
  if (screen === null) return <>{children}</>;
  return (
    <Chunk load={loadScreens} onBack={closeScreen} whole>
      {({ StatementScreens }) => <StatementScreens screen={screen} side={side} />}
    </Chunk>
  );
}
