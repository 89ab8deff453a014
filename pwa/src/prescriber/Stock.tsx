import { Package } from 'lucide';
import { type Booklet, BOOKLET_STATES, type BookletPage } from '../api/vouchers';
import { Loaded } from '../desk/Loaded';
import { Pages } from '../desk/Pages';
import type { Asked } from '../desk/useAnswer';
import { toAddress } from '../lib/address';
import { openScreen } from '../nav/route';
import { placeOf } from '../stock/booklet/words';
import { EmptyState } from '../ui/EmptyState';
import { List } from '../ui/List';
import { SelectField } from '../ui/SelectField';
import { t } from './t';

/** The prescriber's booklets in one state, lowest number first; each opens its dialog. */
export function Stock({ asked, state }: { asked: Asked<BookletPage>; state: string }) {
  return (
    <section class="section">
      <h2>{t('stock.title')}</h2>
      <SelectField
        label={t('stock.state')}
        name="state"
        value={state}
        options={BOOKLET_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={(chosen) => toAddress({ state: chosen, page: '' })}
      />
      <Loaded asked={asked} label={t('stock.loading')} lines={6}>
        {({ booklets, page, pages, total }) =>
          total === 0 ? (
            <EmptyState icon={Package} title={t('stock.none_title')}>
              {state === 'in_stock' ? t('stock.none_in_stock') : t('stock.none')}
            </EmptyState>
          ) : (
            <>
              <p class="quiet">{t('stock.total', { n: total })}</p>
              <List label={t('stock.title')} items={booklets} itemKey={(booklet) => booklet.number}>
                {(booklet) => <StockLine booklet={booklet} />}
              </List>
              <Pages page={page} pages={pages} onOpen={(other) => toAddress({ page: String(other) })} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function StockLine({ booklet }: { booklet: Booklet }) {
  return (
    <button type="button" class="booklet" onClick={() => openScreen(booklet.number)}>
      <span class="booklet__number">{t('stock.open', { number: booklet.number })}</span>
      <span class="quiet small">{t('stock.of', { size: booklet.worth, campaign: booklet.campaign })}</span>
      <span class="quiet small">{placeOf(booklet)}</span>
    </button>
  );
}
