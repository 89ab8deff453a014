import { Phone as PhoneIcon } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Phone } from '../api/wallet/booklet';
import { Icon } from '../ui/Icon';
import { t } from './t';

interface MessageProps {
  title: string;
  todo: string;
  children?: ComponentChildren;
}

/** Shown instead of a code: what happened, and what to do. */
export function Message({ title, todo, children }: MessageProps) {
  return (
    <div class="message">
      <h1>{title}</h1>
      <p>{todo}</p>
      {children}
    </div>
  );
}

/** A button that calls the support's telephone; nothing when there is no number. */
export function HelpLine({ phones }: { phones: readonly Phone[] }) {
  const [phone] = phones;
  if (phone === undefined) return null;
  return (
    <div class="help">
      <p>{t('wallet.help')}</p>
      <a class="button" href={`tel:${phone.dialled}`}>
        <Icon icon={PhoneIcon} />
        <span class="button__text">{t('wallet.call', { phone: phone.said })}</span>
      </a>
    </div>
  );
}
