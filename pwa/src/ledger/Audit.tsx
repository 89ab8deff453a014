import type { Books } from '../api/audit';
import { when } from '../desk/when';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** When the last audit ran, and what it found. */
export function Audit({ books, whole = false }: { books: Books; whole?: boolean }) {
  const { audit, audit_since } = books;
  if (audit === null) return <Notice>{audit_since ? t('audit.since', { when: when(audit_since) }) : t('audit.never')}</Notice>;
  const told = { n: audit.broken, when: when(audit.finished_at) };
  if (audit.broken === 0) return <Notice kind="good">{t('audit.whole', told)}</Notice>;
  return (
    <>
      <Notice kind="error">{t('audit.broken', told)}</Notice>
      {whole && (
        <section class="section">
          <h3>{t('audit.first')}</h3>
          <ul class="broken">
            {audit.sentences.map((sentence) => (
              <li key={sentence}>
                <code>{sentence}</code>
              </li>
            ))}
          </ul>
          <p>{t('audit.what')}</p>
        </section>
      )}
    </>
  );
}
