import { Trash2 } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { dropLogo, LARGEST_LOGO, logoOf, putLogo } from '../api/printing';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface LogoProps {
  sponsorId: number;
  sha256: string | null;
  onChanged: () => void;
}

type Work = 'none' | 'sending' | 'dropping';

/** Uploads a logo. Only its size is checked here, the rest by the server. */
export function Logo({ sponsorId, sha256, onChanged }: LogoProps) {
  const id = useId();
  const [work, setWork] = useState<Work>('none');
  const [problem, setProblem] = useState<string | null>(null);

  async function act(next: Work, ask: () => ReturnType<typeof dropLogo>): Promise<void> {
    setWork(next);
    const answer = await ask();
    setWork('none');
    setProblem(answer.ok ? null : failureText(answer.failure));
    if (answer.ok) onChanged();
  }

  function choose(input: HTMLInputElement): void {
    const file = input.files?.[0];
    input.value = '';
    if (file === undefined) return;
    if (file.size > LARGEST_LOGO) setProblem(t('logo.too_large'));
    else void act('sending', () => putLogo(sponsorId, file));
  }

  return (
    <div class="field">
      <label class="field__label" for={id}>
        {t('logo.label')}
      </label>
      <p class="field__hint" id={`${id}-hint`}>
        {t('logo.hint')}
      </p>
      <input
        class="field__input paper__file"
        id={id}
        type="file"
        accept="image/png,image/jpeg"
        disabled={work !== 'none'}
        aria-describedby={`${id}-hint`}
        onChange={(event) => choose(event.currentTarget)}
      />
      {work === 'sending' && <p role="status">{t('logo.sending')}</p>}
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      {sha256 !== null && (
        <Button kind="quiet" icon={Trash2} busy={work === 'dropping'} onPress={() => void act('dropping', () => dropLogo(sponsorId))}>
          {t('logo.drop')}
        </Button>
      )}
    </div>
  );
}

/** The logo on white in dark mode too, as on paper. */
export function LogoPicture({ sponsorId, sha256 }: { sponsorId: number; sha256: string }) {
  return <img class="paper__logo" src={logoOf(sponsorId, sha256)} alt={t('logo.alt')} />;
}
