import './status.css';
import { CircleAlert, CloudCheck, CloudOff, CloudUpload, type IconNode, KeyRound } from 'lucide';
import { moment, t } from '../i18n';
import type { NetworkState } from '../outbox/network';
import { Icon } from '../ui/Icon';
import { usePhone } from './phone';

const ICONS: Record<NetworkState, IconNode> = {
  unknown: CloudUpload,
  ok: CloudCheck,
  offline: CloudOff,
  server_error: CircleAlert,
  paused_sign_in: KeyRound,
};

function copyText(at: Date | null): string {
  return at === null ? t('status.no_copy') : t('status.last_copy', { when: moment(at) });
}

/** "Hors ligne · 3 à envoyer · dernière copie 14 h 05": always there, and the way to what is waiting. */
export function StatusLine({ onOpen }: { onOpen: () => void }) {
  const phone = usePhone();
  const waiting = phone.waiting.value;
  const rejected = phone.rejected.value.length;
  const network = t(`network.${phone.network.value}`);
  const shown = [
    network,
    waiting === 0 ? t('status.all_sent') : t('status.waiting', { n: waiting }),
    rejected === 0 ? '' : t('status.rejected', { n: rejected }),
    copyText(phone.lastSafeCopy.value),
  ].filter(Boolean);
  const calm = phone.network.value === 'ok' && rejected === 0;
  return (
    <>
      <span class="visually-hidden" role="status">
        {network}
      </span>
      <button type="button" class={calm ? 'status' : 'status status--watch'} onClick={onOpen}>
        <Icon icon={ICONS[phone.network.value]} size={20} />
        <span>
          {shown.map((part, index) => (
            <span key={index} class="status__part">
              {part}
              {index < shown.length - 1 && ' ·'}{' '}
            </span>
          ))}
        </span>
        <span class="visually-hidden">{t('status.open')}</span>
      </button>
    </>
  );
}
