import './status.css';
import { CircleAlert, CloudCheck, CloudOff, CloudUpload, type IconNode, KeyRound } from 'lucide';
import { dayOf, hour, t } from '../i18n';
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

function copyText(at: Date | null, now = new Date()): string {
  if (at === null) return t('status.no_copy');
  const today = at.toDateString() === now.toDateString();
  return today ? t('status.last_copy', { hour: hour(at) }) : t('status.last_copy_day', { day: dayOf(at), hour: hour(at) });
}

/** "Hors ligne · 3 à envoyer · liste à jour à 14 h 05": always there, and the way to what is waiting. */
export function StatusLine({ onOpen }: { onOpen: () => void }) {
  const phone = usePhone();
  const waiting = phone.waiting.value;
  const rejected = phone.rejected.value.length;
  const network = t(`network.${phone.network.value}`);
  const sent = waiting === 0 ? t('status.all_sent') : t('status.waiting', { n: waiting });
  // Three facts fit on a small phone; the list behind this line has them all.
  const third = rejected === 0 ? copyText(phone.lastSafeCopy.value) : t('status.rejected', { n: rejected });
  const copy = rejected === 0 ? 'status__copy' : '';
  const calm = phone.network.value === 'ok' && rejected === 0;
  return (
    <>
      <span class="visually-hidden" role="status">
        {network}
      </span>
      <button type="button" class={calm ? 'status' : 'status status--watch'} onClick={onOpen}>
        <Icon icon={ICONS[phone.network.value]} size={20} />
        <span>
          <span class="status__part">{network} · </span>
          <span class="status__part">
            {sent}
            <span class={copy}> ·</span>{' '}
          </span>
          <span class={`status__part ${copy}`}>{third} </span>
        </span>
        <span class="visually-hidden">{t('status.open')}</span>
      </button>
    </>
  );
}
