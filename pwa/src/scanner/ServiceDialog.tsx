import type { ServiceKey } from '../api/wire/shapes';
import { t } from '../i18n';
import { dialogText } from '../i18n/dialogs';
import { serviceText } from '../i18n/services';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { usePhone } from './phone';

/** What this venue offers; one tap chooses and closes. */
export function ServiceDialog({ onClose }: { onClose: () => void }) {
  const phone = usePhone();
  const choose = (service: ServiceKey) => {
    phone.service.value = service;
    onClose();
  };
  return (
    <Dialog title={dialogText('scanner.service_choose')} closeLabel={t('action.close')} onClose={onClose}>
      <div class="stack">
        {(phone.device.value?.services ?? []).map((service) => (
          <Button
            key={service}
            class="button--choice"
            pressed={service === phone.service.value}
            onPress={() => choose(service)}
          >
            {serviceText(`service.${service}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
