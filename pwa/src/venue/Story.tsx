import type { Line } from '../api/activity';
import { Standing } from '../conflicts/Standing';
import { Acts } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { monthName } from '../desk/months';
import { serviceName } from '../desk/services';
import { useFocusOnChange } from '../desk/useFocus';
import { when } from '../desk/when';
import { euros, reasonText, t as tc } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { Receipt } from './Receipt';
import { Reverse } from './Reverse';
import { t } from './t';
import { reversalReason, voucherName } from './words';

interface StoryProps {
  line: Line;
  byOperator: boolean;
  onClose: () => void;
  onChanged: () => void;
}

/** Everything about one scan: when and by whom, the other scan of a conflict, the outcome, the receipt, undoing it. */
export function Story({ line, byOperator, onClose, onChanged }: StoryProps) {
  const outcome = useFocusOnChange<HTMLDivElement>(line.reversal !== null);
  const title = line.voucher === null ? t('story.title_unknown') : voucherName(line);
  return (
    <Dialog title={title} closeLabel={tc('action.close')} onClose={onClose}>
      <div ref={outcome} tabIndex={-1}>
        <Outcome line={line} />
      </div>
      <Facts facts={factsOf(line)} />
      {line.typed && <p>{t('story.typed')}</p>}
      {line.clock_doubtful && <p>{t('story.clock')}</p>}
      {line.person_doubtful && <p>{t('story.person_doubtful', { name: line.person })}</p>}
      {line.in_grace && <p>{t('story.grace')}</p>}
      {line.receipt !== null && <Receipt line={line} receipt={line.receipt} />}
      {line.status === 'accepted' && line.reversal === null && (
        <Acts>
          <Reverse line={line} byOperator={byOperator} onReversed={onChanged} />
        </Acts>
      )}
    </Dialog>
  );
}

function Outcome({ line }: { line: Line }) {
  if (line.reversal) {
    const { reversal } = line;
    const told = { when: when(reversal.recorded_at), person: reversal.person, reason: reversalReason(reversal.reason) };
    return (
      <Notice kind="warning" title={t('story.undone', told)}>
        {t('story.undone_period', { month: monthName(reversal.period) })}
      </Notice>
    );
  }
  if (line.first) {
    const { first } = line;
    const told = { venue: first.venue, commune: first.commune, when: when(first.at) };
    const title = first.here ? t('story.first_here', { when: told.when }) : t('story.first', told);
    return line.guarantee && <Standing line={line} guarantee={line.guarantee} title={title} />;
  }
  if (line.status === 'accepted') {
    return <p class="story__amount">{euros(line.net_cents ?? 0)}</p>;
  }
  const reason = reasonText(line.reason ?? 'unknown');
  return (
    <Notice kind="error" alert={false} title={reason.what}>
      {reason.todo}
    </Notice>
  );
}

function factsOf(line: Line): [string, string][] {
  const month = monthName(line.period);
  const facts: [string, string][] = [
    [t('story.scanned'), when(line.scanned_at)],
    [t('story.recorded'), when(line.recorded_at)],
    [t('story.service'), serviceName(line.service)],
    [t('story.person'), line.person],
    [t('story.device'), line.device],
  ];
  if (line.net_cents !== null) {
    facts.push([t('story.counts'), line.settled ? t('story.counts_frozen', { month }) : month]);
  }
  return facts;
}
