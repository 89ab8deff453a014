import { useEffect, useState } from 'preact/hooks';
import type { BookletText } from '../api/hand-overs';
import type { Line, Seen } from '../handover/types';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { useHandOvers } from './context';
import { Given } from './Given';
import { GiveForm } from './GiveForm';
import { Screen } from './Screen';
import { t } from './t';
import { noText } from './words';

interface GivePageProps {
  number: string;
  /** The scanned cover; after a reload only the number, from the address. */
  shown: BookletText;
  onNext: () => void;
  onClose: () => void;
}

/** Handing over one booklet: the check, the form, the verdict. */
export function GivePage({ number, shown, onNext, onClose }: GivePageProps) {
  const handOvers = useHandOvers();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [given, setGiven] = useState<Line | null>(null);
  useEffect(() => {
    void handOvers.look('cover' in shown ? shown.cover : shown.number).then(setSeen);
  }, []);
  return (
    <Screen title={t('form.title', { number })} onBack={onClose}>
      {given !== null ? (
        <Given line={given} onNext={onNext} />
      ) : seen === null ? (
        <Skeleton label={t('give.opening')} lines={5} />
      ) : seen.kind === 'no' ? (
        <Notice kind="error" actions={<Button onPress={onNext}>{t('no.again')}</Button>}>
          {noText(seen.reason)}
        </Notice>
      ) : (
        <GiveForm booklet={seen.booklet} text={seen.text} onGiven={setGiven} />
      )}
    </Screen>
  );
}
