import './giving.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../api/wire/people';
import { openHandOvers } from '../handover/desk';
import type { Handable, HandOvers } from '../handover/types';
import { closeScreen, replaceScreen, route } from '../nav/route';
import { Skeleton } from '../ui/Skeleton';
import { HandOversProvider } from './context';
import { GivePage } from './GivePage';
import { ScanCover } from './ScanCover';
import { coverScreen, givenNumber, giveScreen, isCover } from './screens';
import { t } from './t';

/** Opens the phone's queue of hand-overs for all screens below it. */
export function Giving({ me, children }: { me: Me; children: ComponentChildren }) {
  const [opened, setOpened] = useState<HandOvers | 'opening' | 'failed'>('opening');
  useEffect(() => {
    const opening = openHandOvers(me.id);
    opening.then(setOpened, () => setOpened('failed'));
    return () => void opening.then((desk) => desk.close()).catch(() => undefined);
  }, [me.id]);
  if (opened === 'opening') return <Skeleton label={t('give.opening')} lines={5} />;
  return (
    <HandOversProvider value={opened === 'failed' ? null : opened}>
      {opened === 'failed' ? children : <Screens>{children}</Screens>}
    </HandOversProvider>
  );
}

function Screens({ children }: { children: ComponentChildren }) {
  const { screen } = route.value;
  const [scanned, setScanned] = useState<Handable | null>(null);
  const number = givenNumber(screen);
  const open = (found: Handable) => {
    setScanned(found);
    replaceScreen(giveScreen(found.booklet.number));
  };
  if (number !== null) {
    const shown = scanned?.booklet.number === number ? scanned.text : { number };
    return <GivePage key={number} shown={shown} number={number} onNext={() => replaceScreen(coverScreen)} onClose={closeScreen} />;
  }
  if (isCover(screen)) return <ScanCover onFound={open} onClose={closeScreen} />;
  return <>{children}</>;
}
