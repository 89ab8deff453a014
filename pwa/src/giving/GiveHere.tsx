import { openScreen } from '../nav/route';
import { Notice } from '../ui/Notice';
import { useOpened } from './context';
import { Home } from './Home';
import { coverScreen, giveScreen } from './screens';
import { t } from './t';

/** Handing over, on the first screen of the desk. */
export function GiveHere() {
  if (useOpened() === null) return <Notice kind="error">{t('give.no_storage')}</Notice>;
  return <Home onScan={() => openScreen(coverScreen)} onNumber={(number) => openScreen(giveScreen(number))} />;
}
