import { Flashlight, FlashlightOff, ImageUp, SwitchCamera, ZoomIn } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { Chunk } from '../nav/Chunk';
import type { Scanner, Zoom } from '../scan/types';
import { Button } from '../ui/Button';
import { loadCameraParts } from './later';

interface StageControlsProps {
  scanner: Scanner;
  onPicture: (file: File) => void;
}

/** The zoom that shows no magnification: some lenses start below 1, and some drivers count in hundreds. */
const plainZoom = ({ min }: Zoom): number => Math.max(1, min);
const isZoomed = (zoom: Zoom): boolean => zoom.value > plainZoom(zoom) * 1.5;
const otherZoom = (zoom: Zoom): number => (isZoomed(zoom) ? plainZoom(zoom) : Math.min(zoom.max, plainZoom(zoom) * 2));

/** Buttons for torch, zoom and camera, where the device has them; and for a picture from the gallery. */
export function StageControls({ scanner, onPicture }: StageControlsProps) {
  const [choosing, setChoosing] = useState(false);
  const close = () => setChoosing(false);
  const input = useRef<HTMLInputElement>(null);
  const torch = scanner.torch.value;
  const zoom = scanner.zoom.value;
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
      {zoom !== null && (
        <Button
          class="stage__button"
          icon={ZoomIn}
          pressed={isZoomed(zoom)}
          onPress={() => void scanner.setZoom(otherZoom(zoom))}
        >
          {t('scanner.zoom')}
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
      {choosing && (
        <Chunk over load={loadCameraParts} onBack={close}>
          {({ CameraDialog }) => <CameraDialog scanner={scanner} onClose={close} />}
        </Chunk>
      )}
    </div>
  );
}
