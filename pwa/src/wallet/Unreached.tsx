import { useState } from 'preact/hooks';
import { pageWouldLoad } from '../lib/reload';
import { Button } from '../ui/Button';
import { Message } from './Message';
import { t } from './t';

/** The page of places could not be fetched: nothing is lost by a reload, once the server answers. */
export function Unreached() {
  const [busy, setBusy] = useState(false);

  async function retry(): Promise<void> {
    setBusy(true);
    if (await pageWouldLoad()) location.reload();
    setBusy(false);
  }

  return (
    <Message title={t('lieux.title')} todo={t('places.offline')}>
      <Button busy={busy} onPress={() => void retry()}>
        {t('wallet.retry')}
      </Button>
    </Message>
  );
}
