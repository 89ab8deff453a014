import type { Line, Standing as Stands } from '../api/activity';
import type { Case } from '../api/conflicts';
import { Acts } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { useFocusOnChange } from '../desk/useFocus';
import { when } from '../desk/when';
import { euros, t as tc } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { Decide } from './Decide';
import { Standing, WhyNot } from './Standing';
import { t } from './t';
import { lag } from './words';

interface CaseDialogProps {
  shown: Case;
  onClose: () => void;
  onDecided: (decided: Case) => void;
}

/** Both scans of one voucher side by side, and the operator's decision on the second one. */
export function CaseDialog({ shown, onClose, onDecided }: CaseDialogProps) {
  const { conflict, winner } = shown;
  const { guarantee } = conflict;
  const outcome = useFocusOnChange<HTMLDivElement>(guarantee?.state);
  return (
    <Dialog title={t('case.voucher', { number: conflict.voucher ?? '' })} closeLabel={tc('action.close')} onClose={onClose}>
      {guarantee && (
        <div ref={outcome} tabIndex={-1}>
          <Outcome line={conflict} guarantee={guarantee} />
        </div>
      )}
      <h3>{t('case.lost')}</h3>
      <Facts facts={factsOf(conflict)} />
      <h3>{t('case.won')}</h3>
      <Facts facts={factsOf(winner)} />
      {guarantee?.state === 'waiting' && (
        <>
          <p>{t('case.left', { left: euros(guarantee.left_cents), worth: euros(guarantee.worth_cents) })}</p>
          <Acts>
            <Decide line={conflict} guarantee={guarantee} onDecided={onDecided} />
          </Acts>
        </>
      )}
    </Dialog>
  );
}

function Outcome({ line, guarantee }: { line: Line; guarantee: Stands }) {
  if (guarantee.state !== 'waiting') return <Standing line={line} guarantee={guarantee} title={t(`status.${guarantee.state}`)} />;
  if (guarantee.why_not.length === 0) return <Notice>{t('case.due')}</Notice>;
  return <WhyNot guarantee={guarantee} />;
}

function factsOf(line: Line): [string, string][] {
  const facts: [string, string][] = [
    [t('case.venue'), `${line.venue.name} (${line.venue.commune})`],
    [t('case.scanned'), when(line.scanned_at)],
    [t('case.recorded'), `${when(line.recorded_at)} (${t('case.lag', { lag: lag(line.scanned_at, line.recorded_at) })})`],
    [t('case.person'), line.person],
    [t('case.device'), line.device],
  ];
  if (line.reversal) facts.push([t('case.reversed'), when(line.reversal.recorded_at)]);
  return facts;
}
