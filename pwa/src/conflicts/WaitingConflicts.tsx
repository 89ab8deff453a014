import { toAddress } from '../lib/address';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { CONFLICTS_ID } from './Conflicts';
import { t } from './t';

/** How many conflicts wait, with a link to them. */
export function WaitingConflicts({ count }: { count: number }) {
  if (count === 0) return null;
  const show = (): void => {
    toAddress({ conflicts: '', page: '' });
    document.getElementById(CONFLICTS_ID)?.focus();
  };
  return (
    <Notice kind="warning" actions={<Button onPress={show}>{t('desk.open')}</Button>}>
      {t('desk.waits', { n: count })}
    </Notice>
  );
}
