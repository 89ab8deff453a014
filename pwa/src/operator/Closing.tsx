import { useEffect, useState } from 'preact/hooks';
import { type Closing as Progress, getClosing } from '../api/statements';
import { ProgressBar } from '../ui/ProgressBar';
import { t } from './t';

const EVERY_MS = 2_000;

/** The progress of a closing, polled while it runs; nothing before the first answer. */
export function Closing({ period }: { period: string }) {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    let here = true;
    const look = () =>
      void getClosing(period).then((answer) => {
        if (here && answer.ok) setProgress(answer.value);
      });
    const timer = setInterval(look, EVERY_MS);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [period]);
  if (progress === null) return null;
  const { done, total } = progress;
  return <ProgressBar label={t('close.progress', { n: done, done, total })} done={done} total={total} />;
}
