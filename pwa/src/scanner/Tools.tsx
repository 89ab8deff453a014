import './tools.css';
import { ChevronsUpDown, Keyboard, SearchCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Input } from '../redeem/types';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { usePhone } from './phone';
import { ServiceDialog } from './ServiceDialog';
import { TypeDialog } from './TypeDialog';

interface ToolsProps {
  checking: boolean;
  onChecking: (checking: boolean) => void;
  onInput: (input: Input) => void;
}

/** Under the thumb: the service of the day, the typed code, the test mode. */
export function Tools({ checking, onChecking, onInput }: ToolsProps) {
  const service = usePhone().service.value;
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
      {open === 'service' && <ServiceDialog onClose={close} />}
      {open === 'type' && (
        <TypeDialog
          checking={checking}
          onClose={close}
          onInput={(input) => {
            close();
            onInput(input);
          }}
        />
      )}
    </footer>
  );
}
