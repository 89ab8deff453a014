import { Hourglass } from 'lucide';
import { t } from '../i18n';
import { EmptyState } from '../ui/EmptyState';

/** A desk whose screens are not built yet. */
export default function Soon() {
  return (
    <EmptyState icon={Hourglass} title={t('desk.soon')}>
      {t('desk.soon_detail')}
    </EmptyState>
  );
}
