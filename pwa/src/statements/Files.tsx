import { filesOf, type OneStatement } from '../api/statements';
import { t } from './t';

/** A statement's PDFs and files, as links, so that the browser handles the download. */
export function Files({ statement }: { statement: OneStatement }) {
  const { number, invoice_number, attestation } = statement;
  const files = filesOf(number);
  const papers: [string, string][] = [
    [t('files.statement'), files.statement],
    ...(invoice_number === null ? [] : ([[t('files.invoice'), files.invoice]] as [string, string][])),
    ...(attestation ? ([[t('files.attestation'), files.attestation]] as [string, string][]) : []),
    [t('files.lines'), files.lines('french')],
    [t('files.lines_standard'), files.lines('standard')],
    [t('files.receipts'), files.receipts],
    [t('files.proof'), files.proof],
  ];
  return (
    <section class="section">
      <h3>{t('files.title')}</h3>
      <div class="button-row">
        {papers.map(([label, href]) => (
          <a key={href} class="button" href={href}>
            {label}
          </a>
        ))}
      </div>
      {invoice_number !== null && <p class="quiet small">{t('files.invoice_number', { number: invoice_number })}</p>}
      <p class="quiet small">{t('files.proof_hint')}</p>
    </section>
  );
}
