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

/** Undoing a scan: until its month is closed, by the operator after that too. */
export function Reverse({ line, byOperator, onReversed }: ReverseProps) {
  if (line.settled && !byOperator) return <p class="quiet">{t('reverse.too_late')}</p>;
  return (
    <Reveal kind="danger" icon={Undo2} label={t('reverse.open')}>
      {(close) => <ReverseForm line={line} onReversed={onReversed} onKept={close} />}
    </Reveal>
  );
}
