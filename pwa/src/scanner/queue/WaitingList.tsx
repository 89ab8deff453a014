import { hour, t } from '../../i18n';
import { queueText } from '../../i18n/queue';
import { List } from '../../ui/List';
import { usePhone } from '../phone';
import { lineTitle } from '../present';

/** Today's unsent scans and undos one by one; only the number of older ones. */
export function WaitingList() {
  const phone = usePhone();
  const lines = phone.lines.value.filter(({ unsent }) => unsent > 0);
  const older = phone.waiting.value - lines.reduce((sum, { unsent }) => sum + unsent, 0);
  return (
    <section>
      <h2>{queueText('queue.waiting')}</h2>
      <List label={queueText('queue.waiting')} items={lines} itemKey={(line) => line.scanId}>
        {(line) => (
          <div>
            <p>{lineTitle(line)}</p>
            <p class="quiet small">
              {hour(line.scannedAt)} · {t(`line.${line.status}`)}
            </p>
          </div>
        )}
      </List>
      {older > 0 && <p class="quiet">{queueText('queue.more', { n: older })}</p>}
    </section>
  );
}
