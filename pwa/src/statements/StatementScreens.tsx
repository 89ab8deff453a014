import { AllStatements } from './AllStatements';
import type { Side, StatementScreen } from './screens';
import { StatementPage } from './StatementPage';

/** The screen of statements that the address names. */
export function StatementScreens({ screen, side }: { screen: StatementScreen; side: Side }) {
  switch (screen.kind) {
    case 'all':
      return <AllStatements side={side} />;
    case 'one':
      return <StatementPage key={screen.number} number={screen.number} side={side} />;
  }
}
