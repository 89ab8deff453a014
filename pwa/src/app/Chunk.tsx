import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';

interface ChunkProps<M> {
  load: () => Promise<M>;
  onBack?: () => void;
  children: (module: M) => ComponentChildren;
}

type Loaded<M> = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; module: M };

/** A part of the application that is fetched when it is opened; without network, says so and tries again. */
export function Chunk<M>({ load, onBack, children }: ChunkProps<M>) {
  const [loaded, setLoaded] = useState<Loaded<M>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setLoaded({ state: 'loading' });
    load().then(
      (module) => setLoaded({ state: 'ready', module }),
      () => setLoaded({ state: 'failed' }),
    );
  }, [load, attempt]);
  if (loaded.state === 'ready') return <>{children(loaded.module)}</>;
  if (loaded.state === 'loading') return <Skeleton label={t('app.loading')} lines={5} />;
  const actions = (
    <>
      {onBack && <Button onPress={onBack}>{t('action.back')}</Button>}
      <Button onPress={() => setAttempt(attempt + 1)}>{t('action.retry')}</Button>
    </>
  );
  return (
    <Notice kind="error" actions={actions}>
      {t('app.chunk_failed')}
    </Notice>
  );
}
