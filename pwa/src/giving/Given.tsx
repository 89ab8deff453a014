import { Printer } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Line, VerdictKind } from '../handover/types';
import { signal } from '../stage/sounds';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { type CardKind, VerdictCard } from '../ui/VerdictCard';
import { useHandOvers } from './context';
import { Cover } from './Cover';
import { t } from './t';
import { lineText } from './words';

const CARDS: Record<VerdictKind, CardKind> = {
  done: 'accepted',
  kept: 'accepted_offline',
  conflict: 'already_used',
  refused: 'refused',
  rejected: 'refused',
  not_stored: 'refused',
};

interface GivenProps {
  line: Line;
  onNext: () => void;
}

/** The verdict on a hand-over, with sound and vibration; then the letter, and the code for the person's own phone. */
export function Given({ line, onNext }: GivenProps) {
  // The server's answer may come while the card is shown.
  const now = useHandOvers().lines.value.find(({ id }) => id === line.id) ?? line;
  const card = CARDS[now.kind];
  useEffect(() => signal(card), [card]);
  const given = now.kind === 'done' || now.kind === 'kept';
  return (
    <>
      <VerdictCard
        key={now.kind}
        kind={card}
        word={t(`verdict.${now.kind}`)}
        lines={[t('line.title', { number: now.number }), lineText(now)]}
        todo={given || now.kind === 'conflict' ? undefined : t('verdict.refused_todo')}
        next={t('verdict.next')}
        onNext={onNext}
      />
      {given && <After line={now} />}
    </>
  );
}

function After({ line }: { line: Line }) {
  const network = useHandOvers().network.value;
  const [onPhone, setOnPhone] = useState(false);
  const query = line.postcode === null ? '' : `?postcode=${line.postcode}`;
  return (
    <section class="section">
      <h3>{t('after.title')}</h3>
      {line.kind === 'done' && network === 'ok' ? (
        <>
          <a class="button" href={`/api/booklets/${line.number}/letter.pdf${query}`} target="_blank" rel="noopener">
            <Icon icon={Printer} />
            <span class="button__text">{t('after.letter')}</span>
          </a>
          <p class="quiet small">{t('after.letter_hint')}</p>
        </>
      ) : (
        <p class="quiet">{t('after.letter_offline')}</p>
      )}
      {onPhone ? (
        <>
          <p>{t('after.phone_text')}</p>
          {line.kind === 'done' && network === 'ok' && <Cover number={line.number} />}
        </>
      ) : (
        <Button onPress={() => setOnPhone(true)}>{t('after.phone')}</Button>
      )}
    </section>
  );
}
