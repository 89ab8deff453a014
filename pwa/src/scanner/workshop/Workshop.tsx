import './workshop.css';
import { useCallback, useRef, useState } from 'preact/hooks';
import { Chunk } from '../../nav/Chunk';
import { euros, t } from '../../i18n';
import type { Line } from '../../redeem/types';
import { List } from '../../ui/List';
import { memo } from '../../ui/memo';
import { Hint } from '../Hint';
import { loadDialogs } from '../later';
import { usePhone } from '../phone';
import { useNow } from './useNow';
import { WorkshopLine } from './WorkshopLine';

/** From this amount on, the total is shown smaller. */
const LONG_CENTS = 100_00;

/** Today's scans on this phone with their total, newest first. Memoised: a new verdict does not render it again. */
export const Workshop = memo(function Workshop() {
  const phone = usePhone();
  const now = useNow();
  const [undoing, setUndoing] = useState<Line | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState('');
  const leaveUndone = () => {
    setUndoing(null);
    setTold(t('undo.done'));
    // The line's button has disappeared with it: keep the focus nearby.
    requestAnimationFrame(() => list.current?.focus());
  };
  const startUndo = useCallback((line: Line) => {
    setTold('');
    setUndoing(line);
  }, []);
  const lines = phone.lines.value;
  const total = phone.total.value;
  return (
    <div class="workshop">
      <div class="workshop__header">
        <div>
          <h2>{t('scanner.history')}</h2>
          <p class="quiet small">{t('scanner.count', { n: total.scans - total.unknown })}</p>
        </div>
        <p class={total.netCents < LONG_CENTS ? 'workshop__total' : 'workshop__total workshop__total--long'}>
          <span class="visually-hidden">{t('scanner.total')} </span>
          {euros(total.netCents)}
        </p>
        {total.unknown > 0 && <p class="workshop__unknown">{t('scanner.total_unknown', { n: total.unknown })}</p>}
      </div>
      <div ref={list} class="workshop__list" role="region" aria-label={t('scanner.history')} tabIndex={0}>
        {lines.length === 0 ? (
          <p class="workshop__empty">
            <strong>{t('scanner.empty_title')}.</strong> {t('scanner.empty')}
          </p>
        ) : (
          <List label={t('scanner.history')} items={lines} itemKey={(line) => line.scanId}>
            {(line) => <WorkshopLine line={line} now={now} onUndo={startUndo} />}
          </List>
        )}
        <Hint />
      </div>
      <p class="visually-hidden" role="status">
        {told}
      </p>
      {undoing && (
        <Chunk over load={loadDialogs} onBack={() => setUndoing(null)}>
          {({ UndoDialog }) => <UndoDialog line={undoing} onClose={() => setUndoing(null)} onUndone={leaveUndone} />}
        </Chunk>
      )}
    </div>
  );
});
