import { useState } from 'preact/hooks';
import type { Line } from '../api/activity';
import { copyText } from '../lib/copy-text';
import { saveFile } from '../lib/save-file';
import { Button } from '../ui/Button';
import { t } from './t';

type Copying = 'not_yet' | 'copied' | 'failed';

/** The receipt of a scan, to copy or to save as a file. */
export function Receipt({ line, receipt }: { line: Line; receipt: string }) {
  const [copying, setCopying] = useState<Copying>('not_yet');
  const copy = () => {
    copyText(receipt).then(
      () => setCopying('copied'),
      () => setCopying('failed'),
    );
  };
  const save = () => void saveFile(new File([receipt, '\n'], `recu-${line.voucher ?? line.id}.txt`, { type: 'text/plain' }));
  return (
    <section class="section">
      <h3>{t('receipt.title')}</h3>
      <p class="quiet small">{t('receipt.intro')}</p>
      <details>
        <summary class="receipt__summary">{t('receipt.show')}</summary>
        <p class="receipt__text">{receipt}</p>
      </details>
      <div class="button-row">
        <Button onPress={copy}>{t('receipt.copy')}</Button>
        <Button onPress={save}>{t('receipt.save')}</Button>
      </div>
      <p role="status" class="small">
        {copying === 'copied' && t('receipt.copied')}
        {copying === 'failed' && t('receipt.copy_failed')}
      </p>
    </section>
  );
}
