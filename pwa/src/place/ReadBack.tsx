import { useEffect, useRef } from 'preact/hooks';
import type { HoursRead } from '../api/venues';
import { Choices } from '../ui/Choices';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface ReadBackProps {
  read: HoursRead;
  chosen: string | null;
  /** How often the person tried to save without choosing. */
  missed: number;
  onChoose: (hours: string) => void;
}

/** Typed hours in words, or a choice where they can be read in two ways. */
export function ReadBack({ read, chosen, missed, onChoose }: ReadBackProps) {
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (missed > 0) choices.current?.querySelector('input')?.focus();
  }, [missed]);
  if (read.choices.length > 0) {
    return (
      <>
        <div ref={choices} role="status" class="stack">
          <Notice kind="warning">{read.question}</Notice>
          <Choices
            legend={t('correct.meant')}
            value={chosen ?? ''}
            onChoose={onChoose}
            choices={read.choices.map((choice) => ({ value: choice.opening_hours, label: choice.opening_words.join(' ; ') }))}
          />
        </div>
        {missed > 0 && chosen === null && (
          <Notice key={missed} kind="error">
            {t('correct.undecided')}
          </Notice>
        )}
      </>
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
