import { Pencil } from 'lucide';
import { getSponsorPaper, type SponsorPaper } from '../api/printing';
import { Loaded } from '../desk/Loaded';
import { Reveal } from '../desk/Reveal';
import { useAnswer } from '../desk/useAnswer';
import { Button } from '../ui/Button';
import { Logo, LogoPicture } from './Logo';
import { t } from './t';
import { Words } from './Words';

interface OnPaperProps {
  sponsorId: number;
  approved: boolean;
  onChanged: () => void;
}

/** The sponsor's logo and text on its booklets; a change asks for a new approval of the proof. */
export function OnPaper({ sponsorId, approved, onChanged }: OnPaperProps) {
  const asked = useAnswer(() => getSponsorPaper(sponsorId), `paper ${sponsorId}`);
  const changed = () => {
    asked.again();
    onChanged();
  };
  return (
    <section class="section">
      <h3>{t('sponsor.title')}</h3>
      <Loaded asked={asked} label={t('paper.loading')} lines={3}>
        {(paper) => (
          <>
            <Shown sponsorId={sponsorId} paper={paper} />
            {paper.replaced_on_paper.length > 0 && (
              <p role="status">{t('sponsor.replaced', { signs: paper.replaced_on_paper.join(' ') })}</p>
            )}
            <Reveal label={t('sponsor.change')} kind="quiet" icon={Pencil}>
              {(close) => (
                <>
                  {approved && <p class="quiet">{t('sponsor.voids')}</p>}
                  <Logo sponsorId={sponsorId} sha256={paper.logo_sha256} onChanged={changed} />
                  <Words key={paper.text ?? ''} sponsorId={sponsorId} text={paper.text} onChanged={changed} />
                  <Button kind="quiet" onPress={close}>
                    {t('sponsor.close')}
                  </Button>
                </>
              )}
            </Reveal>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Shown({ sponsorId, paper }: { sponsorId: number; paper: SponsorPaper }) {
  if (paper.logo_sha256 === null && paper.text === null) return <p class="quiet">{t('sponsor.nothing')}</p>;
  return (
    <div class="paper__shown">
      {paper.logo_sha256 !== null && <LogoPicture sponsorId={sponsorId} sha256={paper.logo_sha256} />}
      {paper.text !== null && <p>{paper.text}</p>}
    </div>
  );
}
