import { CircleCheckBig, ClockArrowUp, History, type IconNode, OctagonX } from 'lucide';
import type { Line, VerdictKind } from '../handover/types';
import { hour } from '../i18n';
import { Icon } from '../ui/Icon';
import { List } from '../ui/List';
import { useHandOvers } from './context';
import { t } from './t';

const ICONS: Record<VerdictKind, IconNode> = {
  done: CircleCheckBig,
  kept: ClockArrowUp,
  conflict: History,
  refused: OctagonX,
  rejected: OctagonX,
  not_stored: OctagonX,
};

/** Today's hand-overs of this phone, newest first. */
export function Today() {
  const lines = useHandOvers().lines.value;
  return (
    <section class="section">
      <h2>{t('today.title')}</h2>
      {lines.length === 0 ? (
        <p class="quiet">{t('today.none')}</p>
      ) : (
        <List label={t('today.title')} items={lines} itemKey={(line) => line.id ?? ''}>
          {(line) => <GivenLine line={line} />}
        </List>
      )}
    </section>
  );
}

function GivenLine({ line }: { line: Line }) {
  return (
    <div class="given" data-status={line.kind}>
      <p class="given__title">{t('line.title', { number: line.number })}</p>
      <p class="given__state small">
        <Icon icon={ICONS[line.kind]} size={16} />
        <span>
          {hour(line.at)} · {t(`verdict.${line.kind}`)}
        </span>
      </p>
    </div>
  );
}
