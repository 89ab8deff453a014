import './tools.css';
import { ChevronsUpDown, Keyboard, SearchCheck } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { ServiceKey } from '../api/wire/shapes';
import { Chunk } from '../nav/Chunk';
import { t } from '../i18n';
import type { Input } from '../redeem/types';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { loadDialogs } from './later';
import { usePhone } from './phone';

/** The remembered service, or the venue's first one if it no longer offers that. */
function useService(): ServiceKey {
  const { service, device } = usePhone();
  const offered = device.value?.services ?? [];
  const usable = offered.includes(service.value) ? service.value : (offered[0] ?? service.value);
  useEffect(() => {
    service.value = usable;
  }, [service, usable]);
  return usable;
}

interface ToolsProps {
  checking: boolean;
  onChecking: (checking: boolean) => void;
  onInput: (input: Input) => void;
}

/** The tools below the camera: the service of the day, the typed code, the test mode. */
export function Tools({ checking, onChecking, onInput }: ToolsProps) {
  const service = useService();
  const [open, setOpen] = useState<'service' | 'type' | null>(null);
  const close = () => setOpen(null);
  return (
    <footer class="tools">
      <button type="button" class="tools__service" onClick={() => setOpen('service')}>
        <span>
          <span class="tools__label">{t('scanner.service')}</span> {t(`service_short.${service}`)}
        </span>
        <span class="tools__change">
          <Icon icon={ChevronsUpDown} size={20} /> {t('scanner.service_change')}
        </span>
      </button>
      <div class="button-row">
        <Button icon={Keyboard} onPress={() => setOpen('type')}>
          {t('scanner.type')}
        </Button>
        <Button icon={SearchCheck} pressed={checking} onPress={() => onChecking(!checking)}>
          {checking ? t('scanner.check_stop') : t('scanner.check')}
        </Button>
      </div>
      {open !== null && (
        <Chunk over load={loadDialogs} onBack={close}>
          {({ ServiceDialog, TypeDialog }) =>
            open === 'service' ? (
              <ServiceDialog onClose={close} />
            ) : (
              <TypeDialog
                checking={checking}
                onClose={close}
                onInput={(input) => {
                  close();
                  onInput(input);
                }}
              />
            )
          }
        </Chunk>
      )}
    </footer>
  );
}
