import { useState } from 'preact/hooks';
import { type Line, receiptPage, receiptPdf } from '../api/activity';
import { Facts } from '../desk/Facts';
import { td } from '../desk/t';
import { euros } from '../i18n';
import { signedEuros } from '../i18n/numbers';
import { copyText } from '../lib/copy-text';
import { receiptNumber } from '../lib/receipt-number';
import { saveFile } from '../lib/save-file';
import { Button } from '../ui/Button';
import { t } from './t';

interface ReceiptProps {
  line: Line;
  receipt: string;
}

/** The receipt of a scan: its number and amounts, its page and PDF; the signed text behind a press. */
export function Receipt({ line, receipt }: ReceiptProps) {
  return (
    <section class="section">
      <h3>{t('receipt.title')}</h3>
      <Facts facts={factsOf(line)} />
      <div class="button-row">
        <a class="button" href={receiptPdf(line.id)} target="_blank" rel="noopener">
          {t('receipt.pdf')}
        </a>
        <a class="button" href={receiptPage(line.id)} target="_blank" rel="noopener">
          {t('receipt.page')}
        </a>
      </div>
      <p class="quiet small">{t('receipt.intro')}</p>
      <details>
        <summary class="receipt__summary">{t('receipt.show')}</summary>
        <Proof line={line} receipt={receipt} />
      </details>
    </section>
  );
}

function factsOf(line: Line): [string, string][] {
  return [
    [t('receipt.number'), receiptNumber(line.id)],
    [t('receipt.venue'), `${line.venue.name}, ${line.venue.commune}`],
    [td('sum.gross'), euros(line.gross_cents ?? 0)],
    [td('sum.fee_kept'), signedEuros(-(line.fee_cents ?? 0))],
    [td('sum.net'), euros(line.net_cents ?? 0)],
  ];
}

type Copying = 'not_yet' | 'copied' | 'failed';

/** The signed text itself, to copy or to save as a file. */
function Proof({ line, receipt }: ReceiptProps) {
  const [copying, setCopying] = useState<Copying>('not_yet');
  const copy = () => {
    copyText(receipt).then(
      () => setCopying('copied'),
      () => setCopying('failed'),
    );
  };
  const save = () => void saveFile(new File([receipt, '\n'], `recu-${line.voucher ?? receiptNumber(line.id)}.txt`, { type: 'text/plain' }));
  return (
    <div class="stack">
      <p class="receipt__text">{receipt}</p>
      <div class="button-row">
        <Button onPress={copy}>{t('receipt.copy')}</Button>
        <Button onPress={save}>{t('receipt.save')}</Button>
      </div>
      <p role="status" class="small">
        {copying === 'copied' && t('receipt.copied')}
        {copying === 'failed' && t('receipt.copy_failed')}
      </p>
    </div>
  );
}
