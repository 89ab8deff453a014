import './people.css';
import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import type { Invited } from '../api/people';
import { td } from '../desk/t';
import { copyText } from '../lib/copy-text';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** How the link of an invitation reaches its guest: by mail, or shown here once with its QR. */
export function InvitedNotice({ invited: { invitation, link, qr } }: { invited: Invited }) {
  if (link === null) {
    return (
      <Notice kind="good" alert>
        {t('invited_mail', { email: invitation.email })}
      </Notice>
    );
  }
  return (
    <div class="stack" role="status">
      <p>{t('invited_link', { name: invitation.name })}</p>
      {qr !== null && (
        <img
          class="invited__qr"
          src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
          alt={t('invited_qr', { name: invitation.name })}
          width="220"
          height="220"
        />
      )}
      <CopyLink link={link} />
      <details>
        <summary class="invited__show">{t('link_show')}</summary>
        <p class="invited__link">{link}</p>
      </details>
    </div>
  );
}

function CopyLink({ link }: { link: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => copyText(link).then(() => setCopied(true), () => undefined);
  return (
    <Button icon={copied ? Check : Copy} onPress={() => void copy()}>
      {td(copied ? 'copy.done' : 'copy.action')}
    </Button>
  );
}
