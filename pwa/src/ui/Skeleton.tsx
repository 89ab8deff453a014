import './skeleton.css';
import { useEffect, useState } from 'preact/hooks';

const SHOWN_AFTER_MS = 300;

interface SkeletonProps {
  lines?: number;
  label: string;
}

/** Grey lines in place of loading content, shown only after a short wait. */
export function Skeleton({ lines = 3, label }: SkeletonProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setShown(true);
    }, SHOWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{label}</span>
      {shown && Array.from({ length: lines }, (_, line) => <div key={line} class="skeleton__line" />)}
    </div>
  );
}
