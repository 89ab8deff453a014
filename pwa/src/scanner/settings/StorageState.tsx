import { useEffect, useState } from 'preact/hooks';
import { size } from '../../i18n/numbers';
import { settingsText } from '../../i18n/settings';
import { Notice } from '../../ui/Notice';
import { usePhone } from '../phone';

interface Space {
  used: number;
  quota: number;
}

function useSpace(): { space: Space | null; keptBefore: boolean } {
  const [space, setSpace] = useState<Space | null>(null);
  const [keptBefore, setKeptBefore] = useState(false);
  useEffect(() => {
    void askSpace().then(setSpace, () => undefined);
    void askKept().then(setKeptBefore, () => undefined);
  }, []);
  return { space, keptBefore };
}

// Both throw in insecure contexts, where `navigator.storage` is missing; Safari before 17 has no `estimate`.
async function askSpace(): Promise<Space> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { used: usage, quota };
}

const askKept = async (): Promise<boolean> => navigator.storage.persisted();

/** Whether the browser promised not to evict the scans, and how much space is left. */
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
