import { FileDown } from 'lucide';
import type { Side } from '../api/expiry';
import { decidePromise, promiseDocument, type Promised } from '../api/matching';
import { Acts } from '../desk/Acts';
import { useAct } from '../desk/useAct';
import { when } from '../desk/when';
import { euros } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface PromiseCardProps {
  promise: Promised;
  side: Side;
  onChanged: () => void;
}

/** A payment order that promises an order's money: told as promised, never as received. */
export function PromiseCard({ promise, side, onChanged }: PromiseCardProps) {
  const { id, state } = promise;
  const decide = useAct((act: 'confirm' | 'withdraw' | 'undo') => decidePromise(id, act), onChanged);
  const by = state === 'confirmed' ? promise.confirmed_by : promise.made_by;
  return (
    <article class="section" aria-label={t('promise.title')}>
      <h4>{t('promise.title')}</h4>
      <p>
        <strong>{t('promise.line', { number: promise.payment_order, cents: euros(promise.cents) })}</strong>
      </p>
      <p class="quiet small">
        {t(`promise.${state}`)}, {t('match.by', { name: by ?? t('match.console'), when: when(promise.made_at) })}
      </p>
      {state === 'confirmed' && <Notice kind="warning">{t('promise.what')}</Notice>}
      <a class="button" href={promiseDocument(id)}>
        <Icon icon={FileDown} />
        {t('promise.document')}
      </a>
      {decide.failure && <Notice kind="error">{failureText(decide.failure)}</Notice>}
      {side === 'operator' && (
        <Acts>
          {state === 'proposed' ? (
            <div class="button-row">
              <Button onPress={() => void decide.run('withdraw')}>{t('match.withdraw')}</Button>
              <Button kind="main" busy={decide.busy} onPress={() => void decide.run('confirm')}>
                {decide.busy ? t('acting') : t('promise.confirm')}
              </Button>
            </div>
          ) : (
            <Button kind="quiet" busy={decide.busy} onPress={() => void decide.run('undo')}>
              {t('promise.undo')}
            </Button>
          )}
        </Acts>
      )}
    </article>
  );
}
