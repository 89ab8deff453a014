import './scanner.css';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { UpdatePrompt } from '../nav/UpdatePrompt';
import type { Input } from '../redeem/types';
import type { Scanner } from '../scan/types';
import { Stage } from '../stage/Stage';
import { Notice } from '../ui/Notice';
import { VerdictCard } from '../ui/VerdictCard';
import { ScannerBar } from './ScannerBar';
import { Tools } from './Tools';
import { useFocusBack } from './useFocusBack';
import { useListeners } from './useListeners';
import { mustBeSeen, useScan } from './useScan';
import { useStranger } from './useStranger';
import { useStrip } from './useStrip';
import { Workshop } from './workshop/Workshop';

interface ScannerScreenProps {
  scanner: Scanner;
  /** Another screen lies over this one: the camera stays warm, and nothing is read. */
  covered: boolean;
}

/** The mediator's main screen: camera, verdict, tools and the day's list. */
export function ScannerScreen({ scanner, covered }: ScannerScreenProps) {
  useFocusBack(covered);
  const [checking, setChecking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { shown, busy, submit, tellStranger, dismiss } = useScan();
  const { strip, grow } = useStrip(shown?.turn ?? null);
  const goOn = () => {
    dismiss();
    scanner.next();
  };
  const read = (input: Input) => {
    setProblem(null);
    void submit(input, checking);
  };
  useListeners({ scanner, covered, onInput: read, onEscape: goOn });
  useStranger(scanner, covered || (mustBeSeen(shown) && !strip), tellStranger);
  const changeMode = (wanted: boolean) => {
    setChecking(wanted);
    dismiss();
    // Only a test may judge again what is still in view: leaving the test must not use a voucher by surprise.
    if (wanted) scanner.listenAfresh();
  };

  const tested = shown?.tested ?? null;
  const redeemTested = (input: Input) => {
    dismiss();
    void submit(input, false);
  };
  const action = tested === null ? undefined : { label: t('verdict.redeem_tested'), onPress: () => redeemTested(tested) };

  async function readPicture(file: File): Promise<void> {
    dismiss();
    const reading = await scanner.readPicture(file);
    if (typeof reading === 'string') setProblem(t(`scanner.picture_${reading}`));
    else read(reading.text);
  }

  return (
    <div class="scanner" hidden={covered}>
      <div class="scanner__page">
        <ScannerBar />
        <main class="scanner__main">
          <Stage scanner={scanner} checking={checking} busy={busy} strip={strip} onPicture={(file) => void readPicture(file)}>
            {shown && (
              <VerdictCard
                key={shown.turn}
                {...shown.card}
                action={action}
                next={t('verdict.next')}
                onNext={goOn}
                strip={strip ? { again: t('verdict.again'), onAgain: grow } : undefined}
              />
            )}
          </Stage>
          <div class="scanner__notices">
            {problem && <Notice kind="error">{problem}</Notice>}
            <UpdatePrompt />
          </div>
          <Workshop />
        </main>
      </div>
      <Tools checking={checking} onChecking={changeMode} onInput={read} />
    </div>
  );
}
