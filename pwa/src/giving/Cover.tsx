import './cover.css';
import { getCover } from '../api/vouchers';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { t } from './t';

/** The QR that opens the beneficiary's page, the same as on the paper cover. */
export function Cover({ number }: { number: string }) {
  const asked = useAnswer(() => getCover(number), number);
  return (
    <section class="section">
      <h3>{t('cover.title')}</h3>
      <p class="quiet">{t('cover.intro')}</p>
      <Loaded asked={asked} label={t('cover.loading')}>
        {({ address, svg }) => (
          <>
            <img
              class="cover"
              src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
              alt={t('cover.alt', { number })}
              width="240"
              height="240"
            />
            <a class="button" href={address} target="_blank" rel="noopener">
              {t('cover.open')}
            </a>
          </>
        )}
      </Loaded>
    </section>
  );
}
