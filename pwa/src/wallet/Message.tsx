import { Phone } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/Icon';
import { t } from './t';
import { dialled, telephone } from './words';

interface MessageProps {
  title: string;
  todo: string;
  children?: ComponentChildren;
}

/** A page without a code to show: what happened, and what to do. */
export function Message({ title, todo, children }: MessageProps) {
  return (
    <div class="message">
      <h1>{title}</h1>
      <p>{todo}</p>
      {children}
    </div>
  );
}

/** The telephone of whoever helps; nothing when nobody said who. */
export function HelpLine({ phone }: { phone: string | null }) {
  if (!phone) return null;
  return (
    <div class="help">
      <p>{t('wallet.help')}</p>
      <a class="button" href={`tel:${dialled(phone)}`}>
        <Icon icon={Phone} />
        <span class="button__text">{t('wallet.call', { phone: telephone(phone) })}</span>
      </a>
    </div>
  );
}
