import { Settings } from 'lucide';
import { t } from '../i18n';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { usePhone } from './phone';
import { StatusLine } from './StatusLine';

/** Where this phone scans, how its network is, and the way to the settings. */
export function ScannerBar() {
  return (
    <header class="scanner__bar">
      <div class="scanner__where">
        <h1 class="scanner__venue">{usePhone().device.value?.venue}</h1>
        <StatusLine onOpen={() => openScreen('envois')} />
      </div>
      <Button kind="quiet" class="scanner__settings" icon={Settings} onPress={() => openScreen('reglages')}>
        {t('scanner.settings')}
      </Button>
    </header>
  );
}
