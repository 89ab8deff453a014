import { Smartphone } from 'lucide';
import type { Phone } from '../api/phones/calls';
import { dayOf } from '../i18n';
import { Acts } from '../desk/Acts';
import { when } from '../desk/when';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { t } from './t';

interface PhoneLineProps {
  phone: Phone;
  /** Missing for a phone that was revoked. */
  onRename?: () => void;
  onShare?: () => void;
  onRevoke?: () => void;
}

/** One phone: whose it is, when it was seen, what waits on it and what never arrived. */
export function PhoneLine({ phone, onRename, onShare, onRevoke }: PhoneLineProps) {
  return (
    <div class="phone">
      <Icon icon={Smartphone} />
      <div class="phone__what">
        <p>{phone.label}</p>
        <p class="quiet small">{t(phone.of_venue ? 'of_venue' : 'person', { name: phone.person })}</p>
        {phone.shared && <p class="small">{t('shared')}</p>}
        <p class="quiet small">{stateOf(phone)}</p>
        {phone.gaps.map(({ first, last }) => (
          <p key={first} class="phone__gap">
            {first === last ? t('gap_one', { number: first }) : t('gap', { first, last })}
          </p>
        ))}
      </div>
      {onRename && onShare && onRevoke && (
        <Acts>
          <div class="phone__acts">
            <Button kind="quiet" label={t('rename_label', { label: phone.label })} onPress={onRename}>
              {t('rename')}
            </Button>
            <Button kind="quiet" label={t(phone.shared ? 'unshare_label' : 'share_label', { label: phone.label })} onPress={onShare}>
              {t(phone.shared ? 'unshare' : 'share')}
            </Button>
            <Button kind="danger" label={t('revoke_label', { label: phone.label })} onPress={onRevoke}>
              {t('revoke')}
            </Button>
          </div>
        </Acts>
      )}
    </div>
  );
}

/** Seen when, and what it then said of itself. */
function stateOf({ revoked_at, lost, seen_at, waiting, safe_at }: Phone): string {
  const seen = seen_at === null ? t('never_seen') : t('seen', { when: when(seen_at) });
  const kept = waiting === null || waiting === 0 ? null : t('waiting', { n: waiting });
  const safe = kept !== null && safe_at !== null ? t('safe', { when: when(safe_at) }) : null;
  const gone = revoked_at === null ? null : t(lost ? 'revoked_lost' : 'revoked', { day: dayOf(revoked_at) });
  return [gone, seen, kept, safe].filter((part) => part !== null).join(' · ');
}
