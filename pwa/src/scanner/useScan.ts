import { useEffect, useRef, useState } from 'preact/hooks';
import type { Input, Verdict } from '../redeem/types';
import { usePhone } from './phone';
import { type Card, presentCheck, presentVerdict } from './present';
import { signal } from './sounds';

interface Judged {
  card: Card;
  scanId: string | null;
  /** What was found usable by a test, and may now be redeemed. */
  tested: Input | null;
}

interface Shown extends Judged {
  turn: number;
}

export interface Scan {
  shown: Shown | null;
  busy: boolean;
  /** Judges what was read; a test uses nothing. */
  submit: (input: Input, checking: boolean) => Promise<void>;
  dismiss: () => void;
}

/** A newer scan takes the screen at once, but not from these: the person must learn that a pass was not taken. */
const NEVER_UNSEEN: readonly Card['kind'][] = ['already_used', 'refused'];

/** A verdict comes sooner than this as a rule: to say "reading" for a blink would only delay it. */
const BUSY_AFTER_MS = 200;

/** One scan after another: the last one asked is the one shown, whichever answer comes first. */
export function useScan(): Scan {
  const phone = usePhone();
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);
  const latest = useRef(shown);
  latest.current = shown;

  useEffect(
    () =>
      phone.onUpgrade((verdict: Verdict) => {
        const current = latest.current;
        if (current !== null && current.scanId !== verdict.scanId) return;
        const card = presentVerdict(verdict);
        if (current === null && card.kind === 'accepted') return;
        if (card.kind !== 'accepted') signal(card.kind);
        turn.current += 1;
        setShown({ card, scanId: verdict.scanId, tested: null, turn: turn.current });
      }),
    [phone],
  );

  async function judge(input: Input, checking: boolean): Promise<Judged> {
    if (checking) {
      const card = presentCheck(await phone.check(input));
      return { card, scanId: null, tested: card.kind === 'usable' ? input : null };
    }
    const verdict = await phone.redeem(input, phone.service.peek());
    return { card: presentVerdict(verdict), scanId: verdict.scanId, tested: null };
  }

  async function submit(input: Input, checking: boolean): Promise<void> {
    const mine = ++turn.current;
    const slow = setTimeout(() => setBusy(true), BUSY_AFTER_MS);
    const judged = await judge(input, checking).finally(() => clearTimeout(slow));
    if (mine === turn.current) setBusy(false);
    else if (!NEVER_UNSEEN.includes(judged.card.kind)) return;
    signal(judged.card.kind);
    setShown({ ...judged, turn: mine });
  }

  return { shown, busy, submit, dismiss: () => setShown(null) };
}
