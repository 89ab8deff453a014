import { LockKeyhole } from 'lucide';
import { useState } from 'preact/hooks';
import { closeSettlement, type Tally } from '../api/settlements';
import { monthName, neighbour, thisMonth } from '../desk/months';
import { day, euros, failureText, t as tc } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface CloseProps {
  tally: Tally;
  onClosed: () => void;
}

/** Closing a month: not before its end, never twice, and only after saying what it freezes. */
export function Close({ tally, onClosed }: CloseProps) {
  const [asked, setAsked] = useState(false);
  if (tally.status === 'closed') return null;
  const month = monthName(tally.period);
  if (tally.period >= thisMonth()) {
    return <p class="quiet">{t('close.running', { day: day(`${neighbour(tally.period, 1)}-01`) })}</p>;
  }
  return (
    <>
      <Button kind="main" icon={LockKeyhole} onPress={() => setAsked(true)}>
        {t('close.action', { month })}
      </Button>
      {asked && <CloseDialog tally={tally} onClose={() => setAsked(false)} onClosed={onClosed} />}
    </>
  );
}

function CloseDialog({ tally, onClose, onClosed }: CloseProps & { onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const month = monthName(tally.period);
  const { net_cents, redemptions } = tally.total;

  async function close(): Promise<void> {
    setBusy(true);
    const answer = await closeSettlement(tally.period);
    setBusy(false);
    if (!answer.ok) {
      setProblem(failureText(answer.failure));
      return;
    }
    onClose();
    onClosed();
  }

  return (
    <Dialog title={t('close.title', { month })} closeLabel={tc('action.close')} onClose={onClose}>
      <p>{t('close.text', { n: tally.venues.length, net: euros(net_cents), count: redemptions })}</p>
      <p>{t('close.warning')}</p>
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('close.keep')}</Button>
        <Button kind="main" busy={busy} onPress={() => void close()}>
          {busy ? t('close.busy') : t('close.action', { month })}
        </Button>
      </div>
    </Dialog>
  );
}
