import { WaitingAdmissions, type WaitingAdmission } from '../admission/AdmissionCorner';
import { listOrders } from '../api/campaigns';
import type { Settlement } from '../api/settlements';
import { WaitingConflicts } from '../conflicts/WaitingConflicts';
import { Waiting } from '../campaigns/Waiting';
import { Loaded } from '../desk/Loaded';
import { monthName, thisMonth } from '../desk/months';
import { type Asked, useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { toAddress } from '../lib/address';
import { WaysList, type Way } from '../payouts/PayoutsCorner';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface TasksProps {
  asked: Asked<{ settlements: Settlement[] }>;
  reports: number;
  conflicts: number;
  payments: readonly Way[];
  admissions: readonly WaitingAdmission[];
}

/** The operator's tasks: what waits for a second person; the oldest month to close, the only one that can be; conflicts, orders, campaigns, messages. */
export function Tasks({ asked, reports, conflicts, payments, admissions }: TasksProps) {
  const orders = useAnswer(listOrders, 'orders');
  const open = asked.value?.settlements.filter(isOverAndOpen) ?? [];
  return (
    <section class="section">
      <h2>{t('tasks.title')}</h2>
      <WaysList ways={payments} label={t('tasks.payments')} />
      <Loaded asked={asked} label={t('tasks.loading')} lines={2}>
        {({ settlements }) => {
          const [next] = settlements.filter(isOverAndOpen).reverse();
          if (!next) return null;
          const { period, total } = next;
          const told = { month: capital(monthName(period)), net: euros(total.net_cents), n: total.redemptions };
          return (
            <Notice
              kind="warning"
              actions={
                <Button onPress={() => seeMonth(period)}>{t('tasks.open', { month: monthName(period) })}</Button>
              }
            >
              {t('tasks.close', told)}
            </Notice>
          );
        }}
      </Loaded>
      <WaitingAdmissions tasks={admissions} />
      <WaitingConflicts count={conflicts} />
      <Waiting side="operator" orders={orders} others={open.length + reports + conflicts + payments.length + admissions.length} />
    </section>
  );
}

/** Scrolls to the month by focusing it: on a phone it is far below. */
function seeMonth(month: string): void {
  toAddress({ month });
  document.querySelector<HTMLElement>('.all-venues')?.focus();
}

function isOverAndOpen(settlement: Settlement): boolean {
  return settlement.status === 'open' && settlement.period < thisMonth();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
