import './together.css';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../i18n';
import { Skeleton } from '../ui/Skeleton';

/** Later answers no longer hold what is there back. */
const LONGEST_MS = 4_000;

/** What an answer opens may ask on its turn: Preact runs the effects of the render that follows after the next paint. */
const FRAMES = 4;

interface Waits {
  begin: () => () => void;
}

const Waiting = createContext<Waits | null>(null);

/** Counts a first answer that `Together` waits for; returns what to call once it came. */
export const useTogether = (): Waits | null => useContext(Waiting);

/** Shows its children at once when all their first answers are there, so that nothing moves while they come. */
export function Together({ children }: { children: ComponentChildren }) {
  const [shown, setShown] = useState(false);
  const waits = useMemo(() => counting(() => setShown(true)), []);
  useEffect(() => {
    afterFrames(1, waits.check);
    const timer = setTimeout(() => setShown(true), LONGEST_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  return (
    <div class="together">
      {!shown && (
        <div class="together__wait">
          <Skeleton label={t('app.loading')} lines={8} />
        </div>
      )}
      <div class={shown ? 'together__parts' : 'together__parts together__parts--waiting'}>
        <Waiting.Provider value={shown ? null : waits}>{children}</Waiting.Provider>
      </div>
    </div>
  );
}

function counting(onAll: () => void): Waits & { check: () => void } {
  let left = 0;
  const check = () => {
    if (left === 0) onAll();
  };
  return {
    check,
    begin: () => {
      let open = true;
      left += 1;
      return () => {
        if (!open) return;
        open = false;
        left -= 1;
        afterFrames(FRAMES, check);
      };
    },
  };
}

function afterFrames(frames: number, act: () => void): void {
  requestAnimationFrame(() => {
    if (frames > 1) afterFrames(frames - 1, act);
    else act();
  });
}
