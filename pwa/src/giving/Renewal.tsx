import { ScanLine } from 'lucide';
import { useState } from 'preact/hooks';
import { readCover } from '../handover/cover';
import { tidy } from '../lib/tidy';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { useHandOvers } from './context';
import { CoverCamera } from './ScanCover';
import { t } from './t';

/** An earlier booklet of the same person: its number, and the scanned or typed text as proof. */
export interface Earlier {
  readonly number: string;
  readonly proof: string;
}

interface RenewalProps {
  value: Earlier | null;
  onChange: (earlier: Earlier | null) => void;
}

/** Asks for an earlier booklet, by its cover or its number: it proves a renewal without a name (docs/glossary.md, rule 5 "Allowance"). */
export function Renewal({ value, onChange }: RenewalProps) {
  const handOvers = useHandOvers();
  const [open, setOpen] = useState<'closed' | 'typing' | 'scanning'>('closed');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);

  function take(text: string): void {
    const reading = readCover(text, handOvers.bundle.value?.cover_start ?? '');
    setWrong(reading.kind !== 'booklet');
    onChange(reading.kind === 'booklet' ? { number: reading.number, proof: tidy(text) } : null);
    if (reading.kind === 'booklet') setOpen('typing');
  }

  function drop(): void {
    setOpen('closed');
    setTyped('');
    setWrong(false);
    onChange(null);
  }

  if (open === 'closed') {
    return (
      <Button kind="quiet" onPress={() => setOpen('typing')}>
        {t('renewal.open')}
      </Button>
    );
  }
  return (
    <fieldset class="renewal">
      <legend>{t('renewal.title')}</legend>
      <p class="quiet small">{t('renewal.intro')}</p>
      {open === 'scanning' ? (
        <CoverCamera onText={take} onNone={() => setWrong(true)} />
      ) : (
        <Button icon={ScanLine} onPress={() => setOpen('scanning')}>
          {t('renewal.scan')}
        </Button>
      )}
      <Field
        label={t('renewal.number')}
        name="earlier"
        value={typed}
        error={wrong ? t('renewal.wrong') : null}
        onInput={(text) => {
          setTyped(text);
          take(text);
          if (text === '') setWrong(false);
        }}
        input={{ maxLength: 20 }}
      />
      {value !== null && <Notice kind="good">{t('renewal.kept', { number: value.number })}</Notice>}
      <Button kind="quiet" onPress={drop}>
        {t('renewal.drop')}
      </Button>
    </fieldset>
  );
}
