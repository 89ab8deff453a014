import type { Transfer } from '../../api/stock';
import { useReadsOnly } from '../../desk/Acts';
import { List } from '../../ui/List';
import type { Side, Sorted } from '../sides';
import { t } from '../t';
import { Delivery } from './Delivery';

interface DeliveriesProps extends Sorted {
  side: Side;
  onEnded: (transfer: Transfer) => void;
}

/** Open transfers: those to receive, and those under way. */
export function Deliveries({ toReceive, onTheirWay, side, onEnded }: DeliveriesProps) {
  const reads = useReadsOnly();
  return (
    <>
      {toReceive.length > 0 && <Section title={t('receive.title')} transfers={toReceive} acts={['receive']} onEnded={onEnded} />}
      {onTheirWay.length > 0 && (
        <Section
          title={t('on_the_way.title')}
          transfers={onTheirWay}
          acts={reads ? [] : side === 'operator' ? ['receive', 'cancel'] : ['cancel']}
          onEnded={onEnded}
        />
      )}
    </>
  );
}

interface SectionProps {
  title: string;
  transfers: readonly Transfer[];
  acts: readonly ('receive' | 'cancel')[];
  onEnded: (transfer: Transfer) => void;
}

function Section({ title, transfers, acts, onEnded }: SectionProps) {
  return (
    <section class="section">
      <h3>{title}</h3>
      <List label={title} items={transfers} itemKey={({ id }) => String(id)}>
        {(transfer) => <Delivery transfer={transfer} acts={acts} onEnded={onEnded} />}
      </List>
    </section>
  );
}
