import './facts.css';
import type { RefObject } from 'preact';
import { whole } from '../ui/whole';

interface FactsProps {
  facts: readonly (readonly [string, string])[];
  focus?: RefObject<HTMLDListElement | null>;
}

/** A list of labels and values. */
export function Facts({ facts, focus }: FactsProps) {
  return (
    <dl class="facts" {...(focus ? { ref: focus, tabIndex: -1 } : {})}>
      {facts.map(([label, value]) => (
        <div key={label} class="facts__pair">
          <dt>{label}</dt>
          <dd>{whole(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
