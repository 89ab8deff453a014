import { Delete } from 'lucide';
import { useState } from 'preact/hooks';
import { isRight } from '../../redeem/shared/pin';
import type { Colleague } from '../../redeem/shared/roster';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { useBusy } from '../../ui/useBusy';
import { HowToGetOne } from './HowToGetOne';
import { t } from './t';
import { tries } from './tries';
import { useDigitKeys } from './useDigitKeys';
import { timeText, useLeft } from './useLeft';

const LENGTH = 4;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface PadProps {
  colleague: Colleague;
  onRight: () => void;
  onBack: () => void;
}

/** Four digits on large keys, checked at the fourth; for who has no PIN, how to get one. */
export function PinPad({ colleague: { id, pin }, onRight, onBack }: PadProps) {
  return (
    <>
      {pin === null ? <HowToGetOne /> : <Pad key={pin.salt} id={id} pin={pin} onRight={onRight} />}
      <Button kind="quiet" onPress={onBack}>
        {t('back')}
      </Button>
    </>
  );
}

function Pad({ id, pin, onRight }: { id: number; pin: NonNullable<Colleague['pin']>; onRight: () => void }) {
  const [digits, setDigits] = useState('');
  const [problem, setProblem] = useState<'wrong' | 'not_stored' | null>(null);
  const { busy, during } = useBusy();
  const { left, look } = useLeft(id, pin.salt);
  const closed = busy || left > 0;

  async function check(typed: string): Promise<void> {
    if (!(await tries.begin(id, pin.salt))) return look();
    if (!(await isRight(typed, pin))) {
      setProblem('wrong');
      return look();
    }
    await tries.succeed(id);
    onRight();
  }

  const press = (digit: string) => {
    if (closed) return;
    const typed = digits + digit;
    setProblem(null);
    setDigits(typed);
    if (typed.length < LENGTH) return;
    void during(() => check(typed).catch(() => setProblem('not_stored'))).then(() => setDigits(''));
  };
  const erase = () => setDigits(digits.slice(0, -1));
  useDigitKeys({ onDigit: press, onErase: erase, onBurst: () => setDigits('') });

  return (
    <>
      <Dots filled={digits.length} />
      <div class="who-told" role="status">
        {busy && <p class="quiet">{t('checking')}</p>}
        {left > 0 ? <Notice kind="warning">{t('wait', { time: timeText(left) })}</Notice> : problem !== null && <Notice kind="error">{t(problem)}</Notice>}
      </div>
      <div class="who-keys">
        {KEYS.map((key) => (
          <Key key={key} digit={key} closed={closed} onPress={press} />
        ))}
        <span />
        <Key digit="0" closed={closed} onPress={press} />
        <button type="button" class="who-key who-key--erase" aria-label={t('erase')} disabled={closed || digits === ''} onClick={erase}>
          <Icon icon={Delete} />
        </button>
      </div>
      <HowToGetOne forgotten />
    </>
  );
}

function Dots({ filled }: { filled: number }) {
  return (
    <p class="who-dots" role="img" aria-label={t('digits', { n: filled })}>
      {Array.from({ length: LENGTH }, (_, place) => (
        <span key={place} class={place < filled ? 'who-dot who-dot--filled' : 'who-dot'} />
      ))}
    </p>
  );
}

function Key({ digit, closed, onPress }: { digit: string; closed: boolean; onPress: (digit: string) => void }) {
  return (
    <button type="button" class="who-key" disabled={closed} onClick={() => onPress(digit)}>
      {digit}
    </button>
  );
}
