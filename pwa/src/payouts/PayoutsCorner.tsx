import { Landmark } from 'lucide';
import type { Payouts } from '../api/payouts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import type { Asked } from '../desk/useAnswer';
import { euros } from '../i18n';
import { List } from '../ui/List';
import { PAYOUTS } from './screens';
import { t } from './t';

interface Way {
  readonly title: string;
  readonly details: string[];
  readonly screen: string;
  readonly pressing: boolean;
}

/** A list of links. */
function WaysList({ ways, label }: { ways: readonly Way[]; label: string }) {
  if (ways.length === 0) return null;
  return (
    <List label={label} items={ways} itemKey={({ screen }) => screen}>
      {(way) => <Opener icon={Landmark} {...way} />}
    </List>
  );
}

/** The section of the operator's first screen that leads to all payments. */
export function PayoutsCorner({ asked }: { asked: Asked<Payouts> }) {
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      <Loaded asked={asked} label={t('loading')} lines={2}>
        {(payouts) => <WaysList ways={[toAll(payouts)]} label={t('corner.title')} />}
      </Loaded>
    </section>
  );
}

function toAll({ to_pay }: Payouts): Way {
  const total = to_pay.reduce((sum, { cents }) => sum + cents, 0);
  const detail = to_pay.length === 0 ? t('to_pay.none') : t('to_pay.sum', { n: to_pay.length, total: euros(total) });
  return { title: t('corner.all'), details: [detail], screen: PAYOUTS, pressing: to_pay.some(({ hindrance }) => hindrance === null) };
}
