import { listConflicts } from '../api/settlements';
import { Loaded } from '../desk/Loaded';
import { Pages } from '../desk/Pages';
import { useAnswer } from '../desk/useAnswer';
import { pageInAddress, toAddress } from '../lib/address';
import { List } from '../ui/List';
import { when } from '../desk/when';
import { t } from './t';

/** The vouchers that two phones took: the first is paid, the second waits for the operator to look into it. */
export function Conflicts({ month }: { month: string }) {
  const page = pageInAddress();
  const asked = useAnswer(() => listConflicts(month, page), `${month} ${page}`);
  return (
    <section class="section">
      <h2>{t('conflicts.title')}</h2>
      <Loaded asked={asked} label={t('conflicts.loading')}>
        {({ redemptions, page: shown, pages }) =>
          redemptions.length === 0 ? (
            <p class="quiet">{t('conflicts.none')}</p>
          ) : (
            <>
              <List label={t('conflicts.title')} items={redemptions} itemKey={(line) => line.id}>
                {({ voucher, venue, recorded_at, first }) => (
                  <div>
                    <p class="conflict__voucher">{voucher}</p>
                    <p>{t('conflicts.venue', { venue: venue.name, commune: venue.commune, when: when(recorded_at) })}</p>
                    {first && (
                      <p class="quiet">
                        {t('conflicts.first', { venue: first.venue, commune: first.commune, when: when(first.at) })}
                      </p>
                    )}
                  </div>
                )}
              </List>
              <Pages page={shown} pages={pages} onOpen={(other) => toAddress({ page: String(other) })} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
