import type { ComponentChildren } from 'preact';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { screenOf } from './screens';

const loadScreens = () => import('./AdmissionScreens');

/** The screen of organisations or applications that the address names, else the operator's first screen (`children`). */
export function OnAdmission({ children }: { children: ComponentChildren }) {
  const screen = screenOf(route.value.screen);
  if (screen === null) return <>{children}</>;
  return (
    <Chunk load={loadScreens} onBack={closeScreen} whole>
      {({ AdmissionScreens }) => <AdmissionScreens screen={screen} />}
    </Chunk>
  );
}
