import { PackageOpen } from 'lucide';
import { listOpenTransfers } from '../../api/stock';
import type { Me } from '../../api/wire/people';
import { Opener } from '../../desk/Opener';
import { useAnswer } from '../../desk/useAnswer';
import { List } from '../../ui/List';
import { STOCK } from '../screens';
import { placesOf, type Side, sorted } from '../sides';
import { t } from '../t';
import { booklets } from '../words';

/** The links to open transfers that wait to be received, on a desk's first screen; nothing when there are none. */
export function ToReceive({ side, me }: { side: Side; me: Me }) {
  const asked = useAnswer(listOpenTransfers, 'open-transfers');
  const waiting = sorted(asked.value?.transfers ?? [], side, placesOf(me)).toReceive;
  if (waiting.length === 0) return null;
  return (
    <List label={t('receive.title')} items={waiting} itemKey={({ id }) => String(id)}>
      {({ booklet_count, from }) => (
        <Opener
          icon={PackageOpen}
          title={t('corner.receive', { booklets: booklets(booklet_count) })}
          details={[t('corner.from', { from: from.name })]}
          screen={STOCK}
          pressing
        />
      )}
    </List>
  );
}
