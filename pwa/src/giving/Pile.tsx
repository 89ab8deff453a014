import { Check, RotateCw } from 'lucide';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { useHandOvers } from './context';
import { t } from './t';
import { lineText } from './words';

/** Hand-overs that were shown as kept and then refused: each with its reason, until it is read or sent again. */
export function Pile() {
  const handOvers = useHandOvers();
  const pile = handOvers.pile.value;
  if (pile.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('pile.title')}</h2>
      <p class="quiet">{t('pile.intro')}</p>
      <List label={t('pile.title')} items={pile} itemKey={(line) => line.id ?? ''}>
        {(line) => (
          <div class="pile-line">
            <p class="given__title">
              {t('line.title', { number: line.number })} · {t(`verdict.${line.kind}`)}
            </p>
            <p>{lineText(line)}</p>
            {line.kind === 'rejected' ? (
              <Button
                icon={RotateCw}
                label={t('pile.retry_label', { number: line.number })}
                onPress={() => void handOvers.retry(line.id ?? '')}
              >
                {t('pile.retry')}
              </Button>
            ) : (
              <Button
                icon={Check}
                label={t('pile.read_label', { number: line.number })}
                onPress={() => void handOvers.acknowledge(line.id ?? '')}
              >
                {t('pile.read')}
              </Button>
            )}
          </div>
        )}
      </List>
    </section>
  );
}
