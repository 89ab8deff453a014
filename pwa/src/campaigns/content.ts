import type { Order } from '../api/campaigns';
import { counted } from '../i18n/numbers';
import { t } from './t';

/** `100 carnets de 10 pass` */
export function contentOf({ booklet_count, booklet_size }: Order): string {
  return t('order.content', { n: booklet_count, count: counted(booklet_count), size: booklet_size });
}
