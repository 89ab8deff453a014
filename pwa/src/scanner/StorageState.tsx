import { useEffect, useState } from 'preact/hooks';
import { size } from '../i18n';
import { settingsText } from '../i18n/settings';
import { Notice } from '../ui/Notice';
import { usePhone } from './phone';

interface Space {
  used: number;
  quota: number;
}

function useSpace(): { space: Space | null; keptBefore: boolean } {
  const [space, setSpace] = useState<Space | null>(null);
  const [keptBefore, setKeptBefore] = useState(false);
  useEffect(() => {
    // Absent in insecure contexts.
    const storage = navigator.storage as StorageManager | undefined;
    void storage?.estimate().then(({ usage = 0, quota = 0 }) => setSpace({ used: usage, quota }));
    void storage?.persisted().then(setKeptBefore);
  }, []);
  return { space, keptBefore };
}

/** Whether the browser promised to keep the scans, and how much room is left. */
export function StorageState() {
  const asked = usePhone().persisted.value;
  const { space, keptBefore } = useSpace();
  const kept = keptBefore ? true : asked;
  return (
    <section class="stack">
      <h2>{settingsText('settings.storage')}</h2>
      {kept === null ? (
        <p>{settingsText('settings.storage_unasked')}</p>
      ) : (
        <Notice kind={kept ? 'good' : 'warning'}>{kept ? settingsText('settings.storage_kept') : settingsText('settings.storage_at_risk')}</Notice>
      )}
      {space && (
        <p class="quiet small">{settingsText('settings.storage_used', { used: size(space.used), quota: size(space.quota) })}</p>
      )}
    </section>
  );
}
