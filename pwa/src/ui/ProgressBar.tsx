import './progress.css';
import { useId } from 'preact/hooks';

interface ProgressBarProps {
  label: string;
  done: number;
  total: number;
}

/** A labelled progress bar. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const id = useId();
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <progress class="progress__bar" id={id} value={done} max={total} />
    </div>
  );
}
