import { Flashlight, FlashlightOff, ImageUp, SwitchCamera } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Scanner } from '../scan/types';
import { Button } from '../ui/Button';
import { CameraDialog } from './CameraDialog';

interface StageControlsProps {
  scanner: Scanner;
  onPicture: (file: File) => void;
}

/** Torch and camera choice where there are some; a picture from the gallery always. */
export function StageControls({ scanner, onPicture }: StageControlsProps) {
  const [choosing, setChoosing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const torch = scanner.torch.value;
  return (
    <div class="stage__controls">
      {torch !== null && (
        <Button
          class="stage__button"
          icon={torch ? Flashlight : FlashlightOff}
          pressed={torch}
          onPress={() => void scanner.setTorch(!torch)}
        >
          {t('scanner.torch')}
        </Button>
      )}
      {scanner.cameras.value.length > 1 && (
        <Button class="stage__button" icon={SwitchCamera} onPress={() => setChoosing(true)}>
          {t('scanner.camera')}
        </Button>
      )}
      <Button class="stage__button" icon={ImageUp} onPress={() => input.current?.click()}>
        {t('scanner.picture')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onPicture(file);
        }}
      />
      {choosing && <CameraDialog scanner={scanner} onClose={() => setChoosing(false)} />}
    </div>
  );
}
