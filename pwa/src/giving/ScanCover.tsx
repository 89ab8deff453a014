import { useEffect, useRef, useState } from 'preact/hooks';
import { isMeant } from '../handover/cover';
import type { Handable } from '../handover/types';
import { openScanner } from '../scan/scanner';
import { wakeSound } from '../stage/sounds';
import { Stage } from '../stage/Stage';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { useHandOvers } from './context';
import { Screen } from './Screen';
import { t } from './t';
import { noText, type NoReason } from './words';

const scanner = openScanner(isMeant);

interface ScanCoverProps {
  onFound: (seen: Handable) => void;
  onClose: () => void;
}

/** The camera for covers. Opens a booklet that can be handed over, else says why not. */
export function ScanCover({ onFound, onClose }: ScanCoverProps) {
  const handOvers = useHandOvers();
  const [problem, setProblem] = useState<NoReason | 'none' | null>(null);
  const judge = async (text: string) => {
    const seen = await handOvers.look(text);
    if (seen.kind === 'handable') onFound(seen);
    else setProblem(seen.reason);
  };
  return (
    <Screen title={t('give.scan')} onBack={onClose}>
      <CoverCamera onText={(text) => void judge(text)} onNone={() => setProblem('none')} />
      {problem !== null && (
        <Notice kind="error" actions={<Button onPress={() => setProblem(null)}>{t('no.again')}</Button>}>
          {problem === 'none' ? t('cover.none') : noText(problem)}
        </Notice>
      )}
    </Screen>
  );
}

interface CoverCameraProps {
  onText: (text: string) => void;
  /** A picture showed no code, or several. */
  onNone: () => void;
}

/** The scanner's stage, with a scanner that takes covers. */
export function CoverCamera({ onText, onNone }: CoverCameraProps) {
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    scanner.listenAfresh();
    return scanner.onText((text) => {
      latest.current(text);
      return true;
    });
  }, []);
  useEffect(() => {
    addEventListener('pointerdown', wakeSound, { once: true });
    return () => removeEventListener('pointerdown', wakeSound);
  }, []);

  async function readPicture(file: File): Promise<void> {
    const reading = await scanner.readPicture(file);
    if (typeof reading === 'string') onNone();
    else onText(reading.text);
  }

  return (
    <Stage
      scanner={scanner}
      checking={false}
      busy={false}
      aim={t('cover.aim')}
      onPicture={(file) => void readPicture(file)}
    />
  );
}
