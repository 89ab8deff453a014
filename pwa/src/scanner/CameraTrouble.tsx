import { CameraOff } from 'lucide';
import { t } from '../i18n';
import type { CameraProblem } from '../scan/types';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

interface CameraTroubleProps {
  problem: CameraProblem | 'decoder';
  onRetry?: (() => void) | undefined;
}

/** Why there is no picture, and what to do now. */
export function CameraTrouble({ problem, onRetry }: CameraTroubleProps) {
  return (
    <div class="trouble" role="alert">
      <Icon icon={CameraOff} size={40} />
      <p>
        <strong>{t(`camera.${problem}`)}</strong>
      </p>
      <p>{t(`camera.${problem}_todo`)}</p>
      {onRetry && (
        <Button class="stage__button" onPress={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}
