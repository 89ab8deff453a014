import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../api/shapes';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import type { Desk, DeskPage } from './desks';

type Loaded = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; Page: DeskPage };

/** Loads a desk's chunk; without network, says so and offers to try again. */
export function LazyDesk({ desk, me }: { desk: Desk; me: Me }) {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setLoaded({ state: 'loading' });
    desk.load().then(
      (module) => setLoaded({ state: 'ready', Page: module.default }),
      () => setLoaded({ state: 'failed' }),
    );
  }, [desk, attempt]);
  if (loaded.state === 'ready') return <loaded.Page me={me} />;
  if (loaded.state === 'loading') return <Skeleton label={t('app.loading')} lines={5} />;
  return (
    <Notice kind="error" actions={<Button onPress={() => setAttempt(attempt + 1)}>{t('action.retry')}</Button>}>
      {t('app.chunk_failed')}
    </Notice>
  );
}
