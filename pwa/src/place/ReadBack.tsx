import type { HoursRead } from '../api/venues';
import { Choices } from '../ui/Choices';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface ReadBackProps {
  read: HoursRead;
  chosen: string | null;
  onChoose: (hours: string) => void;
}

/** Typed hours in words; what can be read in two ways is asked about. */
export function ReadBack({ read, chosen, onChoose }: ReadBackProps) {
  if (read.choices.length > 0) {
    return (
      <div role="status" class="stack">
        <Notice kind="warning">{read.question}</Notice>
        <Choices
          legend={t('correct.meant')}
          value={chosen ?? ''}
          onChoose={onChoose}
          choices={read.choices.map((choice) => ({ value: choice.opening_hours, label: choice.opening_words.join(' ; ') }))}
        />
      </div>
    );
  }
  const words = read.opening_words;
  return (
    <div role="status">
      <Notice kind="info" title={words.length > 0 ? t('correct.words') : t('card.hours')}>
        {words.length > 0
          ? words.map((line) => (
              <span key={line}>
                {line}
                <br />
              </span>
            ))
          : t(read.opening_hours === '' ? 'correct.empty' : 'correct.special')}
      </Notice>
      {read.question !== '' && <Notice kind="warning">{read.question}</Notice>}
    </div>
  );
}
