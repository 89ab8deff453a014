import { useState } from 'preact/hooks';
import { copyText } from '../lib/copy-text';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { Begun } from './StartPage';
import { t } from './t';

/** Says where the link to resume went; without mail, shows it to be noted. */
export function LinkNote({ begun }: { begun: Begun }) {
  const [copied, setCopied] = useState(false);
  if (begun.mailed) return <Notice kind="good">{t('link.mailed', { address: begun.address })}</Notice>;
  const copy = (): void => {
    copyText(location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <Notice kind="warning" actions={<Button onPress={copy}>{t(copied ? 'link.copied' : 'link.copy')}</Button>}>
        {t('link.note')}
      </Notice>
      <p class="apply__link">{location.href}</p>
    </>
  );
}
