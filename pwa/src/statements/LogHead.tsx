import type { OneStatement } from '../api/statements';
import { dayOf } from '../i18n';
import { t } from './t';

/** The head of the public log that contains the statement's month, and where anyone can look it up. */
export function LogHead({ log }: { log: OneStatement['log'] }) {
  return (
    <section class="section">
      <h3>{t('log.title')}</h3>
      {log === null ? (
        <p class="quiet">{t('log.none')}</p>
      ) : (
        <>
          <p>{t('log.text', { day: dayOf(log.published_at), n: log.size })}</p>
          <details>
            <summary class="statement__proof">{t('log.proof')}</summary>
            <p class="statement__root">
              {t('log.root')} <code>{log.root}</code>
            </p>
            <p>
              <a class="button" href={`/api/log/heads?since=${log.size - 1}`}>
                {t('log.check')}
              </a>
            </p>
            <p class="quiet small">{t('log.how')}</p>
          </details>
        </>
      )}
    </section>
  );
}
