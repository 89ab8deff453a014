import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { fetchedBefore, type Load, loadCode } from '../lib/code';
import { pageWouldLoad, reloadOnce } from '../lib/reload';
import { TooLate } from '../lib/soon';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';

interface ChunkProps<M> {
  load: Load<M>;
  onBack?: () => void;
  /** Shows nothing while loading: for chunks that open over the page. */
  over?: boolean;
  /** It is all of a page or screen, so nothing typed is lost: a failure reloads the page by itself, once. */
  whole?: boolean;
  children: (module: M) => ComponentChildren;
}

/** `stuck`: failed again although the server answers. Only a reload helps, and it loses what was typed on this page. */
type Loaded<M> = { state: 'loading' | 'failed' | 'stuck' } | { state: 'ready'; module: M };

/** Loads a chunk with `load` and renders `children` with it; at once if it was loaded before. On failure says so and offers a retry; shows what still comes. */
export function Chunk<M>({ load, onBack, over = false, whole = false, children }: ChunkProps<M>) {
  const [loaded, setLoaded] = useState<Loaded<M>>(() => atOnce(load));
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const before = atOnce(load);
    setLoaded(before);
    if (before.state === 'ready') return undefined;
    const show = (came: Loaded<M>) => {
      if (current) setLoaded(came);
    };
    loadCode(load, (module) => show({ state: 'ready', module })).catch(async (error: unknown) => {
      show(await afterFailure(error, load, attempt, whole));
    });
    return () => {
      current = false;
    };
  }, [load, attempt]);
  if (loaded.state === 'ready') return <>{children(loaded.module)}</>;
  if (loaded.state === 'loading') return over ? null : <Skeleton label={t('app.loading')} lines={5} />;
  const stuck = loaded.state === 'stuck';
  const actions = (
    <>
      {onBack && <Button onPress={onBack}>{t('action.back')}</Button>}
      {stuck ? (
        <Button onPress={() => location.reload()}>{t('app.reload')}</Button>
      ) : (
        <Button onPress={() => setAttempt(attempt + 1)}>{t('action.retry')}</Button>
      )}
    </>
  );
  return (
    <Notice kind="error" actions={actions}>
      {t(stuck ? 'app.chunk_stuck' : 'app.chunk_failed')}
    </Notice>
  );
}

function atOnce<M>(load: Load<M>): Loaded<M> {
  const module = fetchedBefore(load);
  return module === undefined ? { state: 'loading' } : { state: 'ready', module };
}

/**
 * What is too late may still come, or never will: Chromium sometimes settles an import neither way. If our server answers,
 * a reload is the better try.
 */
async function afterFailure<M>(error: unknown, load: Load<M>, retries: number, whole: boolean): Promise<Loaded<M>> {
  // eslint-disable-next-line no-console -- `loadCode` tells all other errors
  if (error instanceof TooLate) console.error(error);
  const helps = (whole || retries > 0) && (await pageWouldLoad());
  const now = atOnce(load);
  if (now.state === 'ready') return now;
  if (helps && whole && reloadOnce()) return { state: 'loading' };
  return { state: helps && retries > 0 ? 'stuck' : 'failed' };
}
