import { Settings } from 'lucide';
import { t } from '../i18n';
import { Chunk } from '../nav/Chunk';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { loadWho } from './later';
import { usePhone } from './phone';
import { StatusLine } from './StatusLine';

/** Where this phone scans, how its network is, the way to the settings; on a shared phone, who scans. */
export function ScannerBar() {
  const device = usePhone().device.value;
  return (
    <header class="scanner__bar">
      <div class="scanner__where">
        <h1 class="scanner__venue">{device?.venue}</h1>
        <StatusLine onOpen={() => openScreen('envois')} />
      </div>
      <Button kind="quiet" class="scanner__settings" icon={Settings} onPress={() => openScreen('reglages')}>
        {t('scanner.settings')}
      </Button>
      {device?.people && (
        <Chunk over load={loadWho}>
          {({ Who }) => <Who />}
        </Chunk>
      )}
    </header>
  );
}
