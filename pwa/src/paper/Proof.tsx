import { BadgeCheck, FileText } from 'lucide';
import { useState } from 'preact/hooks';
import { approveProof, LAYOUTS, type Printing, proofOf } from '../api/printing';
import { when } from '../desk/when';
import { failureText } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface ProofProps {
  printing: Printing;
  onApproved: () => void;
}

/** One specimen booklet to look at, and the sponsor's word that all may look so. */
export function Proof({ printing, onApproved }: ProofProps) {
  const [opened, setOpened] = useState(false);
  const { proof } = printing;
  return (
    <section class="section">
      <h3>{t('proof.title')}</h3>
      {proof.approved_at === null ? (
        <p>{proof.may_approve ? t('proof.look') : t('proof.sponsor_looks', { sponsor: printing.sponsor })}</p>
      ) : (
        <Notice kind="good">{t('proof.approved', { name: proof.approved_by ?? '', when: when(proof.approved_at) })}</Notice>
      )}
      <div class="button-row">
        {LAYOUTS.map((layout) => (
          <a
            key={layout}
            class="button"
            href={proofOf(printing.order_id, layout)}
            target="_blank"
            rel="noopener"
            onClick={() => setOpened(true)}
          >
            <Icon icon={FileText} />
            <span class="button__text">{t(`proof.open_${layout}`)}</span>
          </a>
        ))}
      </div>
      {proof.approved_at === null && proof.may_approve && (
        <Approve printing={printing} opened={opened} onApproved={onApproved} />
      )}
    </section>
  );
}

function Approve({ printing, opened, onApproved }: ProofProps & { opened: boolean }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function approve(): Promise<void> {
    if (!opened) {
      setProblem(t('proof.open_first'));
      return;
    }
    setBusy(true);
    const answer = await approveProof(printing.order_id, printing.proof.fingerprint);
    setBusy(false);
    if (answer.ok) onApproved();
    else setProblem(failureText(answer.failure));
  }

  return (
    <>
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <Button kind="main" icon={BadgeCheck} busy={busy} onPress={() => void approve()}>
        {busy ? t('proof.approving') : t('proof.approve')}
      </Button>
    </>
  );
}
