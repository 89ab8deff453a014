import './month.css';
import { ChevronLeft, ChevronRight } from 'lucide';
import { dayOf } from '../i18n';
import { Button } from '../ui/Button';
import { monthName, neighbour, shortName, thisMonth } from './months';
import { td } from './t';

interface MonthNavProps {
  month: string;
  closedAt: string | null | undefined;
  onOpen: (month: string) => void;
}

/** The month shown, whether it is closed, and buttons to the months before and after. */
export function MonthNav({ month, closedAt, onOpen }: MonthNavProps) {
  const [before, after] = [neighbour(month, -1), neighbour(month, 1)];
  return (
    <div class="month">
      <Button kind="quiet" icon={ChevronLeft} onPress={() => onOpen(before)}>
        <span class="visually-hidden">{td('month.previous')} </span>
        {shortName(before)}
      </Button>
      <div class="month__name">
        <h2>{monthName(month)}</h2>
        <p class="quiet small">{standing(month, closedAt)}</p>
      </div>
      <Button kind="quiet" icon={ChevronRight} class="icon-last" disabled={month >= thisMonth()} onPress={() => onOpen(after)}>
        <span class="visually-hidden">{td('month.next')} </span>
        {shortName(after)}
      </Button>
    </div>
  );
}

function standing(month: string, closedAt: string | null | undefined): string {
  if (closedAt) return td('month.closed', { day: dayOf(closedAt) });
  if (month >= thisMonth()) return td('month.running');
  return closedAt === null ? td('month.open') : '\u00a0';
}
