import { t } from '../i18n';
import { dialogText } from '../i18n/dialogs';
import type { Scanner } from '../scan/types';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';

/** The choice of a camera; it is remembered. */
export function CameraDialog({ scanner, onClose }: { scanner: Scanner; onClose: () => void }) {
  return (
    <Dialog title={dialogText('scanner.cameras')} closeLabel={t('action.close')} onClose={onClose}>
      <div class="stack">
        {scanner.cameras.value.map(({ id, label }, index) => (
          <Button
            key={id}
            class="button--choice"
            pressed={id === scanner.cameraId.value}
            onPress={() => {
              void scanner.chooseCamera(id);
              onClose();
            }}
          >
            {label || dialogText('scanner.camera_unnamed', { n: index + 1 })}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
