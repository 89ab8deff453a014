import { useState } from 'preact/hooks';
import { listOrders } from '../../api/campaigns';
import { type Match, type Part, useOtherwise } from '../../api/matching';
import { Reveal } from '../../desk/Reveal';
import { useAct } from '../../desk/useAct';
import { useAnswer } from '../../desk/useAnswer';
import { euros } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { SelectField } from '../../ui/SelectField';
import { t } from '../../matching/t';

interface UseAdvanceProps {
  match: Match;
  onUsed: () => void;
}

/** Pays an order out of an advance: as much as the order lacks, the rest stays an advance. */
export function UseAdvance({ match, onUsed }: UseAdvanceProps) {
  return (
    <Reveal label={t('match.use')} kind="quiet">
      {(close) => <Form match={match} onUsed={onUsed} onClose={close} />}
    </Reveal>
  );
}

function Form({ match, onUsed, onClose }: UseAdvanceProps & { onClose: () => void }) {
  const [chosen, setChosen] = useState('');
  const asked = useAnswer(listOrders, 'orders');
  const act = useAct((parts: Part[]) => useOtherwise(match.id, parts), onUsed);
  const open = (asked.value?.orders ?? []).filter(({ state, lacking_cents }) => state === 'ordered' && lacking_cents > 0);
  const order = open.find(({ id }) => String(id) === chosen);

  function submit(event: Event): void {
    event.preventDefault();
    if (order === undefined) return;
    const cents = Math.min(match.cents, order.lacking_cents);
    const rest: Part[] = cents === match.cents ? [] : [{ kind: 'advance', cents: match.cents - cents, campaign_id: match.campaign_id ?? order.campaign_id }];
    void act.run([{ kind: 'order', cents, order_id: order.id }, ...rest]);
  }

  return (
    <form class="section" aria-label={t('match.use')} noValidate onSubmit={submit}>
      <SelectField
        label={t('choose.order')}
        name="order"
        value={chosen}
        options={[
          { value: '', label: t('choose.pick') },
          ...open.map(({ id, sponsor, lacking_cents }) => ({ value: String(id), label: t('choose.option', { n: id, sponsor, cents: euros(lacking_cents) }) })),
        ]}
        onChange={setChosen}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('choose.send')}
        </Button>
      </div>
    </form>
  );
}
