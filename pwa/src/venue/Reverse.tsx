import { Undo2 } from 'lucide';
import type { Line } from '../api/activity';
import { Reveal } from '../desk/Reveal';
import { ReverseForm } from './ReverseForm';
import { t } from './t';

export interface ReverseProps {
  line: Line;
  byOperator: boolean;
  onReversed: () => void;
}

/** Undoes a scan: the manager until its month is closed, then only the operator (docs/glossary.md, rule 18 "Undo"). */
export function Reverse({ line, byOperator, onReversed }: ReverseProps) {
  if (line.settled && !byOperator) return <p class="quiet">{t('reverse.too_late')}</p>;
  return (
    <Reveal kind="danger" icon={Undo2} label={t('reverse.open')}>
      {(close) => <ReverseForm line={line} onReversed={onReversed} onKept={close} />}
    </Reveal>
  );
}
