import type { Settlement } from '../api/settlements';
import { Loaded } from '../desk/Loaded';
import { monthName, thisMonth } from '../desk/months';
import type { Asked } from '../desk/useAnswer';
import { euros } from '../i18n';
import { toAddress } from '../lib/address';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** The months that are over and not closed yet, oldest first: only the oldest can be closed. */
export function Tasks({ asked }: { asked: Asked<{ settlements: Settlement[] }> }) {
  return (
    <section class="section">
      <h2>{t('tasks.title')}</h2>
      <Loaded asked={asked} label={t('tasks.loading')} lines={2}>
        {({ settlements }) => {
          const [next] = settlements.filter(isOverAndOpen).reverse();
          if (!next) return <p class="quiet">{t('tasks.none')}</p>;
          const { period, total } = next;
          const told = { month: capital(monthName(period)), net: euros(total.net_cents), n: total.redemptions };
          return (
            <Notice
              kind="warning"
              actions={
                <Button onPress={() => toAddress({ month: period })}>{t('tasks.open', { month: monthName(period) })}</Button>
              }
            >
              {t('tasks.close', told)}
            </Notice>
          );
        }}
      </Loaded>
    </section>
  );
}

function isOverAndOpen(settlement: Settlement): boolean {
  return settlement.status === 'open' && settlement.period < thisMonth();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
