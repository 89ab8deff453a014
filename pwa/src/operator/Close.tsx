import { LockKeyhole } from 'lucide';
import { useState } from 'preact/hooks';
import { closeSettlement, type Tally } from '../api/settlements';
import { getClosing } from '../api/statements';
import type { Failure } from '../api/wire/http';
import { monthName, neighbour, thisMonth } from '../desk/months';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { day, euros, t as tc } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { Closing } from './Closing';
import { t } from './t';

interface CloseProps {
  tally: Tally;
  onClosed: () => void;
}

/** Closes a month that has ended and is not closed, after saying what that freezes. */
export function Close({ tally, onClosed }: CloseProps) {
  if (tally.status === 'closed') return null;
  if (tally.period >= thisMonth()) {
    return <p class="quiet">{t('close.running', { day: day(`${neighbour(tally.period, 1)}-01`) })}</p>;
  }
  return <CloseNow tally={tally} onClosed={onClosed} />;
}

/** The button; after an interrupted closing also how far it came, and the button that continues. */
function CloseNow({ tally, onClosed }: CloseProps) {
  const [asked, setAsked] = useState(false);
  const begun = useAnswer(() => getClosing(tally.period), tally.period);
  const broken = begun.value?.period === tally.period && begun.value.status === 'closing' ? begun.value : null;
  const month = monthName(tally.period);
  return (
    <>
      {broken && <Notice kind="warning">{t('close.broken', { month, n: broken.done, done: broken.done, total: broken.total })}</Notice>}
      <Button kind="main" icon={LockKeyhole} onPress={() => setAsked(true)}>
        {broken ? t('close.resume') : t('close.action', { month })}
      </Button>
      {asked && (
        <CloseDialog
          tally={tally}
          onClose={() => {
            setAsked(false);
            begun.again();
          }}
          onClosed={onClosed}
        />
      )}
    </>
  );
}

function CloseDialog({ tally, onClose, onClosed }: CloseProps & { onClose: () => void }) {
  const month = monthName(tally.period);
  const { net_cents, redemptions } = tally.total;
  const act = useAct(
    () => closeSettlement(tally.period),
    () => {
      onClose();
      onClosed();
    },
  );

  return (
    <Dialog title={t('close.title', { month })} closeLabel={tc('action.close')} onClose={onClose}>
      <p>{t('close.text', { n: tally.venues.length, net: euros(net_cents), count: redemptions })}</p>
      <p>{t('close.statements')}</p>
      <p>{t('close.warning')}</p>
      {act.busy && <Closing period={tally.period} />}
      {act.failure && !act.busy && <Notice kind="error">{whyNot(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('close.keep')}</Button>
        <Button kind="main" busy={act.busy} onPress={() => void act.run()}>
          {act.busy ? t('close.busy') : t('close.action', { month })}
        </Button>
      </div>
    </Dialog>
  );
}

/** Adds to a failure without an answer that the server continues the closing. */
function whyNot(failure: Failure): string {
  const goesOn = failure.kind === 'offline' || failure.kind === 'later';
  return goesOn ? `${failureText(failure)} ${t('close.go_on')}` : failureText(failure);
}
