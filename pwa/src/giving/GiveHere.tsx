import { openScreen } from '../nav/route';
import { Notice } from '../ui/Notice';
import { useOpened } from './context';
import { Home } from './Home';
import { coverScreen, giveScreen } from './screens';
import { t } from './t';

/** The start of a hand-over on the desk's first screen. */
export function GiveHere() {
  if (useOpened() === null) return <Notice kind="error">{t('give.no_storage')}</Notice>;
  return <Home onScan={() => openScreen(coverScreen)} onNumber={(number) => openScreen(giveScreen(number))} />;
}
