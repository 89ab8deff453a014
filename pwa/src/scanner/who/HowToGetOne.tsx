import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { useBusy } from '../../ui/useBusy';
import { usePhone } from '../phone';
import { t } from './t';

/** How somebody gets a PIN, and the way to ask for the new one at once. */
export function HowToGetOne({ forgotten = false }: { forgotten?: boolean }) {
  const phone = usePhone();
  const [shown, setShown] = useState(!forgotten);
  const [failed, setFailed] = useState(false);
  const { busy, during } = useBusy();
  if (!shown) {
    return (
      <Button kind="quiet" onPress={() => setShown(true)}>
        {t('forgotten')}
      </Button>
    );
  }
  return (
    <div class="stack">
      <Notice kind={failed ? 'warning' : 'info'}>{t(failed ? 'refresh_failed' : 'how')}</Notice>
      <Button busy={busy} onPress={() => void during(async () => setFailed((await phone.refresh()) !== null))}>
        {t(busy ? 'refresh_busy' : 'refresh')}
      </Button>
    </div>
  );
}
