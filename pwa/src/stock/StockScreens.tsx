import './stock.css';
import type { Me } from '../api/wire/people';
import { ActScreen } from '../desk/Acts';
import { Screen } from '../desk/Screen';
import { Booklet } from './booklet/Booklet';
import { FoundPage } from './FoundPage';
import type { StockScreen } from './screens';
import type { Side } from './sides';
import { StockPage } from './StockPage';
import { t } from './t';
import { Send } from './transfers/Send';

interface StockScreensProps {
  screen: StockScreen;
  side: Side;
  me: Me;
}

/** The screen of stock that the address names. */
export function StockScreens({ screen, side, me }: StockScreensProps) {
  switch (screen.kind) {
    case 'stock':
      return <StockPage side={side} me={me} />;
    case 'send':
      return (
        <ActScreen>
          <Send />
        </ActScreen>
      );
    case 'found':
      return <FoundPage side={side} />;
    case 'booklet':
      return (
        <Screen key={screen.number} title={t('booklet.title', { number: screen.number })}>
          <Booklet number={screen.number} letter={side !== 'sponsor'} />
        </Screen>
      );
  }
}
