import { useState } from 'preact/hooks';
import { LONGEST_TEXT, writeText } from '../api/printing';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { t } from './t';

interface WordsProps {
  sponsorId: number;
  text: string | null;
  onChanged: () => void;
}

/** The sponsor's text on covers and vouchers; an empty one prints none. */
export function Words({ sponsorId, text, onChanged }: WordsProps) {
  const [typed, setTyped] = useState(text ?? '');
  const act = useAct(() => writeText(sponsorId, typed.trim() === '' ? null : typed), onChanged);

  function submit(event: Event): void {
    event.preventDefault();
    void act.run();
  }

  return (
    <form class="section" noValidate onSubmit={submit}>
      <AreaField
        label={t('words.label')}
        hint={t('words.hint', { n: LONGEST_TEXT - typed.length })}
        name="paper-words"
        value={typed}
        error={act.failure && failureText(act.failure)}
        onInput={(text) => setTyped(text.slice(0, LONGEST_TEXT))}
      />
      <Button submit busy={act.busy}>
        {act.busy ? t('words.busy') : t('words.save')}
      </Button>
    </form>
  );
}
