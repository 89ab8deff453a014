import { useEffect, useState } from 'preact/hooks';
import { size, t } from '../i18n';
import { Notice } from '../ui/Notice';
import { usePhone } from './phone';

interface Space {
  used: number;
  quota: number;
}

/** Whether the browser promised to keep the scans, and how much room is left. */
export function StorageState() {
  const kept = usePhone().persisted.value;
  const [space, setSpace] = useState<Space | null>(null);
  useEffect(() => {
    void navigator.storage.estimate().then(({ usage = 0, quota = 0 }) => {
      setSpace({ used: usage, quota });
    });
  }, []);
  return (
    <section class="stack">
      <h2>{t('settings.storage')}</h2>
      {kept === null && <p>{t('settings.storage_unasked')}</p>}
      {kept !== null && (
        <Notice kind={kept ? 'good' : 'warning'}>
          {kept ? t('settings.storage_kept') : t('settings.storage_at_risk')}
        </Notice>
      )}
      {space && <p class="quiet small">{t('settings.storage_used', { used: size(space.used), quota: size(space.quota) })}</p>}
    </section>
  );
}
