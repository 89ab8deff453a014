import { useState } from 'preact/hooks';
import { type Change, CHANGES, reportChange } from '../api/places';
import { Button } from '../ui/Button';
import { t } from './t';

/** One tap says what is no longer true of a place; it reaches the place and the operator. Nobody is asked who they are. */
export function ReportChange({ placeId }: { placeId: number }) {
  const [busy, setBusy] = useState<Change | null>(null);
  const [arrived, setArrived] = useState<boolean | null>(null);

  async function send(change: Change): Promise<void> {
    setBusy(change);
    setArrived(await reportChange(placeId, change));
    setBusy(null);
  }

  return (
    <details class="place__more">
      <summary>{t('report.open')}</summary>
      {arrived !== true && (
        <>
          <p>{t('report.ask')}</p>
          <div class="place__changes">
            {CHANGES.map((change) => (
              <Button key={change} busy={busy === change} onPress={() => void send(change)}>
                {t(`report.${change}`)}
              </Button>
            ))}
          </div>
        </>
      )}
      <p role="status">{arrived !== null && t(arrived ? 'report.thanks' : 'report.failed')}</p>
    </details>
  );
}
