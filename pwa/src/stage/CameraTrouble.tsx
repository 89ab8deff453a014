import { CameraOff } from 'lucide';
import { t } from '../i18n';
import { cameraText } from '../i18n/camera';
import { isInstalled, isIos } from '../nav/install';
import type { CameraProblem } from '../scan/types';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

interface CameraTroubleProps {
  problem: CameraProblem | 'decoder';
  onRetry?: (() => void) | undefined;
}

/** The advice after a denied permission: an installed application has no address bar to change it; iOS asks again at its next start. */
function todo(problem: CameraProblem | 'decoder'): string {
  if (problem !== 'denied' || !isInstalled()) return cameraText(`camera.${problem}_todo`);
  return isIos() ? cameraText('camera.denied_todo_ios') : cameraText('camera.denied_todo_installed');
}

/** Why there is no camera picture, and what to do. */
export function CameraTrouble({ problem, onRetry }: CameraTroubleProps) {
  return (
    <div class="trouble" role="alert">
      <Icon icon={CameraOff} size={40} />
      <p>
        <strong>{cameraText(`camera.${problem}`)}</strong>
      </p>
      <p>{todo(problem)}</p>
      {onRetry && (
        <Button class="stage__button" onPress={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}
