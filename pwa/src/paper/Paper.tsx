import './paper.css';
import { getPrinting } from '../api/printing';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { Download } from './Download';
import { OnPaper } from './OnPaper';
import { Proof } from './Proof';
import { t } from './t';

/**
 * An order on paper, for its sponsor and the operator: logo and text, the proof and its approval, the booklets.
 * To be loaded on demand: `<Chunk load={loadPaper}>{({ Paper }) => <Paper orderId={order.id} />}</Chunk>`,
 * with `const loadPaper = () => import('./Paper')` outside of any component, since `Chunk` keys on the function.
 */
export function Paper({ orderId }: { orderId: number }) {
  const asked = useAnswer(() => getPrinting(orderId), `printing ${orderId}`);
  return (
    <section class="section paper">
      <h2>{t('paper.title')}</h2>
      <Loaded asked={asked} label={t('paper.loading')} lines={6}>
        {(printing) => (
          <>
            <OnPaper sponsorId={printing.sponsor_id} approved={printing.proof.approved_at !== null} onChanged={asked.again} />
            <Proof key={printing.proof.fingerprint} printing={printing} onApproved={asked.again} />
            <Download key={`${printing.proof.fingerprint} ${printing.ready}`} printing={printing} />
          </>
        )}
      </Loaded>
    </section>
  );
}
