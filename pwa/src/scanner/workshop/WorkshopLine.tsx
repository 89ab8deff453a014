import { Ban, CircleCheckBig, CircleQuestionMark, ClockArrowUp, History, type IconNode, OctagonX, Undo2 } from 'lucide';
import { euros, hour, reasonText, t } from '../../i18n';
import type { Line } from '../../redeem/types';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { memo } from '../../ui/memo';
import { firstText, lineTitle, raceStory } from '../present';

type Look = 'accepted' | 'waiting' | 'to_confirm' | 'conflict' | 'honoured' | 'refused' | 'rejected' | 'reversing' | 'reversed';

const ICONS: Record<Look, IconNode> = {
  accepted: CircleCheckBig,
  waiting: ClockArrowUp,
  to_confirm: CircleQuestionMark,
  conflict: History,
  honoured: CircleCheckBig,
  refused: OctagonX,
  rejected: OctagonX,
  reversing: Ban,
  reversed: Ban,
};

function look({ status, reason }: Line): Look {
  return status === 'waiting' && reason !== null ? 'to_confirm' : status;
}

function whyNot({ status, first, race, reason, message }: Line): string | null {
  if (race !== null) return raceStory(race, first);
  if (first !== null) return firstText(first);
  if (status !== 'refused' && status !== 'rejected') return null;
  if (reason === 'unknown' && message !== null) return message;
  const { what, todo } = reasonText(reason ?? 'unknown');
  return `${what} ${todo}`;
}

interface WorkshopLineProps {
  line: Line;
  now: Date;
  onUndo: (line: Line) => void;
}

export const WorkshopLine = memo(function WorkshopLine({ line, now, onUndo }: WorkshopLineProps) {
  const shape = look(line);
  const title = lineTitle(line);
  const why = whyNot(line);
  const at = hour(line.scannedAt);
  const undoable = line.undoUntil !== null && line.undoUntil > now;
  return (
    <div class={`line line--${shape}`} data-status={shape}>
      <div class="line__text">
        <p class="line__title">{title}</p>
        <p class="line__status">
          <Icon icon={ICONS[shape]} size={16} />
          <span>
            {at} · {t(`line.${shape}`)}
          </span>
        </p>
        {why && <p class="line__why">{why}</p>}
      </div>
      <p class="line__amount">{line.netCents === null ? '' : euros(line.netCents)}</p>
      {undoable && (
        <Button kind="quiet" icon={Undo2} label={t('undo.label', { what: `${title}, ${at}` })} onPress={() => onUndo(line)}>
          {t('undo.action')}
        </Button>
      )}
    </div>
  );
});
