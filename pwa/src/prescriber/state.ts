import type { Booklet } from '../api/booklets';
import { dayOf } from '../i18n';
import { t } from './t';

/** Where a booklet is, in words. */
export function stateOf(booklet: Booklet): string {
  if (booklet.state !== 'handed_over' || booklet.handed_over_at === null) return t(`state.${booklet.state}`);
  const day = dayOf(booklet.handed_over_at);
  return booklet.handed_over_by_use ? t('booklet.handed_over_by_use', { day }) : t('booklet.handed_over', { day });
}
